import { loopbackEgress } from '@guildhall/egress/testing';
import { fileURLToPath } from 'node:url';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Session } from '@guildhall/authz';
import { envelope, wrap, type Bus, type Event } from '@guildhall/messaging';
import { readSubgraph } from '@guildhall/schema';
import {
  encryptionKeyOf,
  generateKey,
  openSealer,
  openSigner,
  openUnitOfWork,
  openVerifier,
  openPool,
  type UnitOfWork,
} from '@guildhall/service-runtime';
import { createTestDatabase } from '@guildhall/testing';
import { graphql } from 'graphql';
import { contextOf, type Context } from '../context.ts';
import { openDatabase, type Tx } from '../database.ts';
import type { Inspector } from '../inspection/inspector.ts';
import { resolvers } from '../resolvers.ts';
import { engineTable } from '../runtime/engine-table.ts';
import { openFunctionRuntime, type FunctionRuntime } from '../runtime/function-runtime.ts';
import { forgeWith } from '../service.ts';
import { fakeInspector } from './fake-inspector.ts';
import { system } from './sessions.ts';

const actorSecret = new TextEncoder().encode('the secret of a deployment that tests run');
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Forge over a database of its own, without queues: tests carry the messages. */
export async function aForge(inspector: Inspector = fakeInspector(), runtime: FunctionRuntime = noRuntime()) {
  const database = await createTestDatabase('forge', MIGRATIONS);
  const admin = openPool({ connectionString: database.admin, max: 2 }, () => undefined);
  admin.on('error', () => undefined);
  const { privateKey, publicKey } = await generateKey('forge');
  const owner = await generateKey('installation');
  const trusted = { keys: [publicKey, owner.publicKey, encryptionKeyOf(privateKey).publicKey] };
  const verifier = openVerifier(trusted);
  const sealer = openSealer(privateKey, trusted);
  const signer = await openSigner(privateKey);
  const announced: string[] = [];
  const statements: string[] = [];
  const bus = silentBus(announced);
  const units: UnitOfWork<Context> = openUnitOfWork<Tx, Context>({
    service: 'forge',
    database: openDatabase(database.app, (sql) => statements.push(sql)),
    bus,
    contextOf: (unit) =>
      contextOf(unit, { signer, verifier, sealer, actorSecret }, { inspector, runtime, units }),
  });
  const service = forgeWith(inspector, runtime);
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraph('forge'), resolvers: asMap(resolvers) }]);

  return {
    units,
    database,
    announced,
    /** Every statement the service has sent, oldest first. */
    statements,
    bus,
    signer,
    service,
    verifier,
    sealer,
    /** Signs as the service that owns installations. */
    installationSigner: await openSigner(owner.privateKey),
    runtime,
    run: <T>(session: Session, work: (ctx: Context) => Promise<T>) => units.run(session, work),
    /** Delivers an event as the queue would; the same envelope may be heard again. */
    async hear<State>(
      event: Event<State>,
      state: State,
      marketplaceId = system.marketplaceId,
    ): Promise<unknown> {
      const origin = { marketplaceId, actorId: 'act_system', correlationId: 'test', causationId: null };
      const letter = wrap(event, { type: 'test', id: 'test', rev: 1 }, state, origin);
      await this.deliver(letter);
      return letter;
    },
    async deliver(letter: unknown): Promise<void> {
      const read = envelope.parse(letter);
      const handler = service.events.find(({ name }) => name === read.name);
      if (!handler) throw new Error(`forge does not hear ${read.name}`);
      await units.run({ ...system, marketplaceId: read.marketplaceId }, async (ctx) => {
        if (await ctx.inbox.accept(read.id)) await handler.handle(ctx, read);
      });
    },
    /** Does a task once; what it throws, the queue would see. */
    async work(name: string, payload: unknown, signal = new AbortController().signal): Promise<void> {
      const task = service.tasks?.find((one) => one.name === name);
      await task?.handle({ units, session: system, signal }, payload);
    },
    /** Lets a due row's time come, as the timers would. */
    async ring(kind: string, subjectId: string): Promise<void> {
      const [row] = await this.rows<{ id: string; rev: number }>(
        'DELETE FROM due WHERE kind = $1 AND subject_id = $2 RETURNING id, rev',
        [kind, subjectId],
      );
      if (!row) throw new Error(`nothing is due of ${kind} ${subjectId}`);
      const handler = service.due?.find((one) => one.kind === kind);
      await units.run(system, async (ctx) => handler?.handle(ctx, { ...row, kind, subjectId }));
    },
    async ask(session: Session, source: string, variables: Record<string, unknown> = {}): Promise<unknown> {
      const result = await units.run(session, (contextValue) =>
        graphql({ schema, source, contextValue, variableValues: variables }),
      );
      if (result.errors) throw result.errors[0] ?? new Error('no answer');
      return JSON.parse(JSON.stringify(result.data));
    },
    async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
      return (await admin.query<T>(sql, values)).rows;
    },
    /** The events of this name that wait to leave, oldest first. */
    async told(name: string): Promise<unknown[]> {
      const sql = `SELECT body->'payload' AS payload FROM outbox WHERE name = $1 AND queue LIKE 'catalog-%' ORDER BY id`;
      return (await admin.query<{ payload: unknown }>(sql, [name])).rows.map(({ payload }) => payload);
    },
    async close() {
      await units.close();
      await admin.end();
      await database.drop();
    },
  };
}

export type TestForge = Awaited<ReturnType<typeof aForge>>;

/** For tests in which no function runs. */
function noRuntime(): FunctionRuntime {
  return openFunctionRuntime({
    engines: engineTable({ engine: 'quickjs' }),
    openSandbox: () => Promise.reject(new Error('no function runs in this test')),
    wayOut: loopbackEgress,
  });
}

function silentBus(announced: string[]): Bus {
  return {
    publish(channel, message) {
      announced.push(`${channel} ${message}`);
      return Promise.resolve();
    },
    subscribe: () => Promise.resolve(),
    healthy: () => true,
    close: () => Promise.resolve(),
  };
}

type Modules = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>;
type ResolverMap = NonNullable<Extract<Modules[number], { typeDefs: unknown }>['resolvers']>;

/** Generated resolver types are stricter than Apollo's own, which do not know them. */
function asMap(map: object): ResolverMap {
  return map as ResolverMap;
}
