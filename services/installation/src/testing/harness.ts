import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { systemSession, type Session } from '@guildhall/authz';
import { wrap, type DueRow, type Event } from '@guildhall/messaging';
import {
  encryptionKeyOf,
  generateKey,
  openMarketplaces,
  openSealer,
  openSigner,
  openUnitOfWork,
  openVerifier,
  openPool,
} from '@guildhall/service-runtime';
import { createTestDatabase } from '@guildhall/testing';
import { PrismaPg } from '@prisma/adapter-pg';
import { graphql, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import { contextOf, type Context, type Means } from '../context.ts';
import type { Tx } from '../database.ts';
import { PrismaClient } from '../generated/prisma/client.ts';
import { installation } from '../service.ts';
import { graphErrors } from './answers.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'prisma', 'migrations');
const schema = buildSubgraphSchema([
  { typeDefs: installation.typeDefs, resolvers: { ...installation.resolvers } },
]);
const handlers = new Map(installation.events.map((handler) => [handler.name, handler]));

export type Harness = Awaited<ReturnType<typeof openHarness>>;

/** The service over a database of its own, without servers: units, the real graph, and a bus that only listens. */
export async function openHarness() {
  const database = await createTestDatabase('installation', MIGRATIONS);
  const client = new PrismaClient({
    adapter: new PrismaPg(
      openPool({ connectionString: database.app, max: 5 }, () => undefined),
      { disposeExternalPool: true },
    ),
    log: [{ emit: 'event', level: 'query' }],
  });
  const [own, forge] = await Promise.all([generateKey('installation'), generateKey('forge')]);
  const trusted = { keys: [own.publicKey, forge.publicKey, encryptionKeyOf(forge.privateKey).publicKey] };
  const means: Means = {
    signer: await openSigner(own.privateKey),
    sealer: openSealer(own.privateKey, trusted),
    actorSecret: new TextEncoder().encode('an actor secret of the tests only'),
  };
  const statements: string[] = [];
  client.$on('query', ({ query }) => statements.push(query));
  const announced: [channel: string, message: unknown][] = [];
  const bus = {
    publish(channel: string, message: string) {
      announced.push([channel, message === '' ? null : JSON.parse(message)]);
      return Promise.resolve();
    },
    subscribe: () => Promise.resolve(),
    healthy: () => true,
    close: () => Promise.resolve(),
  };
  const units = openUnitOfWork<Tx, Context>({
    ...{ service: 'installation', bus, contextOf: (unit) => contextOf(unit, means) },
    database: openMarketplaces<Tx>(client),
  });
  const admin = openPool({ connectionString: database.admin, max: 2 }, () => undefined);

  return {
    ...{ database, units, announced, statements, bus },
    /** What others would use to read what this service signs and seals. */
    verifier: openVerifier(trusted),
    forge: openSealer(forge.privateKey, trusted),
    /** Asks the graph as a gateway would; errors undo everything. */
    async ask(session: Session, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
      const readOnly = !query.trimStart().startsWith('mutation');
      const run = units.run(
        session,
        async (contextValue) => {
          const result = await graphql({ schema, source: query, variableValues: variables, contextValue });
          if (result.errors) throw new Failed(result);
          return result;
        },
        { readOnly },
      );
      const result = await run.catch((error: unknown) => {
        if (error instanceof Failed) return error.result;
        throw error;
      });
      return answer.parse(JSON.parse(JSON.stringify(result)));
    },
    /** Hears of an event as a worker does, with its inbox. */
    async hear<State>(marketplaceId: string, event: Event<State>, id: string, rev: number, state: State) {
      const origin = { marketplaceId, actorId: 'act_test', correlationId: 'test', causationId: null };
      const envelope = wrap(event, { type: 'test', id, rev }, state, origin);
      await units.run(systemSession(marketplaceId, 'test'), async (ctx) => {
        if (await ctx.inbox.accept(envelope.id)) await handlers.get(event.name)?.handle(ctx, envelope);
      });
    },
    /** Runs every task of the service that waits in the outbox, and those they cause. */
    async runTasks(marketplaceId: string): Promise<number> {
      const { rows } = await admin.query<{ id: string; name: string; body: unknown }>(
        `DELETE FROM outbox WHERE marketplace_id = $1 AND queue = 'installation-updates' RETURNING id, name, body`,
        [marketplaceId],
      );
      for (const { name, body } of rows) {
        const task = installation.tasks?.find((one) => one.name === name);
        const session = systemSession(marketplaceId, 'task');
        await task?.handle({ units, session, signal: new AbortController().signal }, body);
      }
      return rows.length === 0 ? 0 : rows.length + (await this.runTasks(marketplaceId));
    },
    /** Does what is due of one kind; says how much that was. */
    async runDue(kind: string): Promise<number> {
      const { rows } = await admin.query<DueRow & { marketplace: string }>(
        `DELETE FROM due WHERE kind = $1 AND at <= now()
         RETURNING marketplace_id AS marketplace, id, kind, subject_id AS "subjectId", rev`,
        [kind],
      );
      for (const { marketplace, ...row } of rows)
        await units.run(systemSession(marketplace, 'due'), async (ctx) => {
          await installation.due?.find((one) => one.kind === kind)?.handle(ctx, row);
        });
      return rows.length;
    },
    /** Looks past row level security. */
    async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
      return (await admin.query<Row>(sql, values)).rows;
    },
    async close() {
      await admin.end();
      await units.close();
      await database.drop();
    },
  };
}

const answer = z.object({ data: z.record(z.string(), z.unknown()).nullish(), errors: graphErrors });
type Answer = z.infer<typeof answer>;

class Failed extends Error {
  readonly result: ExecutionResult;

  constructor(result: ExecutionResult) {
    super('failed');
    this.result = result;
  }
}
