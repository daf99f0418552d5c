import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { actorSurrogate, permissionsOf, systemSession, type Role, type Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import { wrap, type Event } from '@guildhall/messaging';
import { generateKey, openSigner, openUnitOfWork, openVerifier, type Unit } from '@guildhall/service-runtime';
import { createTestDatabase } from '@guildhall/testing';
import { graphql } from 'graphql';
import pg from 'pg';
import { contextOf, type Context } from '../context.ts';
import { openDatabase, type Tx } from '../database.ts';
import { catalog } from '../service.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');
export const ISSUER = 'https://id.example';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
export type Data = any;

export type Harness = Awaited<ReturnType<typeof openHarness>>;

/** Catalog over a database of its own: ask its graph, tell it events, look at its rows. */
export async function openHarness() {
  const database = await createTestDatabase('catalog', MIGRATIONS);
  const forge = await generateKey('forge');
  const own = await generateKey('catalog');
  const verifier = openVerifier({ keys: [forge.publicKey, own.publicKey] });
  const actorSecret = new TextEncoder().encode('a secret of thirty-two characters!');
  const said: [channel: string, message: string][] = [];
  const bus = {
    publish: async (channel: string, message: string) => void said.push([channel, message]),
    subscribe: async () => undefined,
    healthy: () => true,
    close: async () => undefined,
  };
  let statements = 0;
  const units = openUnitOfWork<Tx, Context>({
    service: 'catalog',
    database: openDatabase(database.app),
    bus,
    contextOf: (unit: Unit<Tx>) => contextOf({ ...unit, tx: counted(unit.tx) }, { actorSecret, verifier }),
  });
  const { typeDefs, resolvers } = catalog;
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as Data }]);
  const admin = new pg.Pool({ connectionString: database.admin, max: 2 });

  /** Counts what is asked of the database, model by model and raw. */
  function counted<T extends object>(of: T): T {
    return new Proxy(of, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'function') {
          return (...args: unknown[]) => {
            statements += 1;
            return value.apply(target, args) as unknown;
          };
        }
        return value !== null && typeof value === 'object' ? counted(value) : value;
      },
    });
  }

  const harness = {
    database,
    said,
    units,
    forge: await openSigner(forge.privateKey),
    marketplaceId: newId('marketplace'),
    statements: () => statements,

    session(name: string, roles: Role[], more: Partial<Session> = {}): Session {
      const marketplaceId = more.marketplaceId ?? harness.marketplaceId;
      return {
        marketplaceId,
        actorId: actorSurrogate(actorSecret, marketplaceId, ISSUER, name),
        actorKind: 'PERSON',
        actorName: name,
        permissions: permissionsOf(roles),
        scope: null,
        publisherId: null,
        requestId: 'test',
        ...more,
      };
    },

    run: <T>(session: Session, work: (ctx: Context) => Promise<T>) => units.run(session, work),

    /** One GraphQL request, its transaction undone by an error as the runtime does it. */
    async ask(session: Session, source: string, variableValues: Record<string, unknown> = {}): Promise<Data> {
      const readOnly = !source.trimStart().startsWith('mutation');
      let answer: Data;
      await units
        .run(
          session,
          async (ctx) => {
            answer = await graphql({ schema, source, variableValues, contextValue: { ...ctx } });
            if (answer.errors) throw new Error('undone');
          },
          { readOnly },
        )
        .catch((error: unknown) => {
          if (!answer?.errors) throw error;
        });
      return answer;
    },

    /** One mutation; answers its payload. */
    async change(
      session: Session,
      name: string,
      input: Record<string, unknown>,
      want: string,
    ): Promise<Data> {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const inputType = VERSION_ACTIONS.includes(name) ? 'VersionActionInput' : type;
      const answer = await harness.ask(
        session,
        `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${want} userErrors { code message field } } }`,
        { input },
      );
      if (answer.errors) throw answer.errors[0];
      return answer.data[name];
    },

    /** Delivers an event; a second time with the same `id` it is a repetition. */
    async tell<State extends { rev?: number }>(
      event: Event<State>,
      state: State,
      { id, marketplaceId = harness.marketplaceId }: { id?: string; marketplaceId?: string } = {},
    ): Promise<void> {
      const origin = { marketplaceId, actorId: 'act_system', correlationId: 'test', causationId: null };
      const envelope = wrap(event, { type: 'test', id: 'test', rev: state.rev ?? 0 }, state, origin);
      const handler = catalog.events.find(({ name }) => name === event.name);
      if (!handler) throw new Error(`nobody hears ${event.name}`);
      const told = { ...envelope, ...(id !== undefined && { id }) };
      await units.run(systemSession(marketplaceId, 'test'), async (ctx) => {
        if (await ctx.inbox.accept(told.id)) await handler.handle(ctx, told);
      });
    },

    /** Does what is due of one kind, whatever its hour. */
    async elapse(kind: string): Promise<number> {
      const rows = await harness.rows(
        'DELETE FROM due WHERE kind = $1 RETURNING marketplace_id, id, subject_id, rev',
        [kind],
      );
      for (const { marketplace_id, id, subject_id, rev } of rows)
        await units.run(systemSession(marketplace_id, 'test'), async (ctx) => {
          await catalog.due
            ?.find((due) => due.kind === kind)
            ?.handle(ctx, { id, kind, subjectId: subject_id, rev });
        });
      return rows.length;
    },

    /** Looks past row level security. */
    rows: async (sql: string, values: unknown[] = []): Promise<Data[]> =>
      (await admin.query(sql, values)).rows,

    /** Payloads of an event, in the order they were told to one of its consumers. */
    async told(event: Event<unknown>): Promise<Data[]> {
      const rows = await harness.rows(
        'SELECT DISTINCT ON (event_id) event_id, body, id FROM outbox WHERE name = $1 ORDER BY event_id, id',
        [event.name],
      );
      return rows.sort((a, b) => Number(a.id) - Number(b.id)).map(({ body }) => body.payload);
    },

    async close(): Promise<void> {
      await units.close();
      await admin.end();
      await database.drop();
    },
  };
  return harness;
}

const VERSION_ACTIONS = [
  'withdrawVersion',
  'retryVersionChecks',
  'publishVersion',
  'yankVersion',
  'unyankVersion',
];
