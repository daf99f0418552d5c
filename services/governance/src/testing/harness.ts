import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { systemSession, type Session } from '@guildhall/authz';
import { claimDue, wrap, type Bus, type Envelope, type Event, type RawSql } from '@guildhall/messaging';
import {
  generateKey,
  openPool,
  openSigner,
  openUnitOfWork,
  openVerifier,
  type Unit,
} from '@guildhall/service-runtime';
import { createTestDatabase } from '@guildhall/testing';
import { graphql, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import { contextOf, type Context } from '../context.ts';
import { openDatabase, type Tx } from '../database.ts';
import { governance } from '../service.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'prisma', 'migrations');
/** Of the tests only. */
export const ACTOR_SECRET = new TextEncoder().encode('a secret of thirty-two characters!');

const schema = buildSubgraphSchema([
  { typeDefs: governance.typeDefs, resolvers: { ...governance.resolvers } },
]);
const handlers = new Map(governance.events.map((handler) => [handler.name, handler]));
const timers = new Map((governance.due ?? []).map((handler) => [handler.kind, handler]));

export type Harness = Awaited<ReturnType<typeof openHarness>>;

/** The service over a database of its own: units, the real graph, timers on demand, and a bus that only listens. */
export async function openHarness({ open = openDatabase } = {}) {
  const database = await createTestDatabase('governance', MIGRATIONS);
  const { privateKey, publicKey } = await generateKey('governance');
  const signer = await openSigner(privateKey);
  const announced: { channel: string; message: unknown }[] = [];
  const bus: Bus = {
    publish: (channel, message) => {
      if (message !== '') announced.push({ channel, message: JSON.parse(message) });
      return Promise.resolve();
    },
    subscribe: () => Promise.resolve(),
    healthy: () => true,
    close: () => Promise.resolve(),
  };
  const opened = open(database.app);
  const unitsOf = <Out>(of: (unit: Unit<Tx>) => Out) =>
    openUnitOfWork({ service: 'governance', bus, database: opened, contextOf: of });
  const units = unitsOf<Context>((unit) => contextOf(unit, { signer, actorSecret: ACTOR_SECRET }));
  const timed = unitsOf<{ ctx: Context; tx: RawSql }>((unit) => ({
    ctx: contextOf(unit, { signer, actorSecret: ACTOR_SECRET }),
    tx: unit.tx,
  }));
  const admin = openPool({ connectionString: database.admin, max: 2 }, () => undefined);

  const deliver = async (envelope: Envelope): Promise<void> => {
    const session = systemSession(envelope.marketplaceId, 'test');
    await units.run(session, async (ctx) => {
      if (await ctx.inbox.accept(envelope.id)) await handlers.get(envelope.name)?.handle(ctx, envelope);
    });
  };

  return {
    ...{ database, units, announced, deliver, signer },
    verifier: openVerifier({ keys: [publicKey] }),

    /** Asks the graph as a gateway would; errors undo everything. */
    async ask(
      session: Session,
      source: string,
      variableValues: Record<string, unknown> = {},
    ): Promise<Answer> {
      const readOnly = !source.trimStart().startsWith('mutation');
      const work = async (contextValue: Context) => {
        const result = await graphql({ schema, source, variableValues, contextValue });
        if (result.errors) throw new Failed(result);
        return result;
      };
      const result = await units.run(session, work, { readOnly }).catch((error: unknown) => {
        if (error instanceof Failed) return error.result;
        throw error;
      });
      return answer.parse(JSON.parse(JSON.stringify(result)));
    },

    /** Hears of something as a worker does, with its inbox; answers with the message, to be delivered again. */
    async hear<State>(marketplaceId: string, event: Event<State>, state: State & { rev?: number }) {
      const origin = { marketplaceId, actorId: 'act_test', correlationId: 'test', causationId: null };
      const message = wrap(event, { type: 'test', id: 'test', rev: state.rev ?? 1 }, state, origin);
      await deliver(message);
      return message;
    },

    /** Does what is due of one kind, or of all, as the timers would. */
    async doDue(marketplaceId: string): Promise<number> {
      const rows = await admin.query<{ id: string; kind: string }>(
        'SELECT id, kind FROM due WHERE marketplace_id = $1 AND at <= now() ORDER BY at',
        [marketplaceId],
      );
      for (const { id, kind } of rows.rows)
        await timed.run(systemSession(marketplaceId, 'due'), async ({ ctx, tx }) => {
          const row = await claimDue(tx, marketplaceId, id);
          if (row) await timers.get(kind)?.handle(ctx, row);
        });
      return rows.rows.length;
    },

    /** Looks, and reaches, past row level security. */
    async rows<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> {
      return (await admin.query<Row>(sql, values)).rows;
    },

    /** What was told to others, oldest first. */
    async told(marketplaceId: string, name: string): Promise<z.infer<typeof toldState>[]> {
      const { rows } = await admin.query<{ payload: unknown }>(
        `SELECT body->'payload' AS payload FROM (
           SELECT DISTINCT ON (event_id) id, body FROM outbox WHERE marketplace_id = $1 AND name = $2
         ) AS told ORDER BY id`,
        [marketplaceId, name],
      );
      return rows.map(({ payload }) => toldState.parse(payload));
    },

    async close() {
      await admin.end();
      await units.close();
      await governance.close?.();
      await database.drop();
    },
  };
}

/** What a test reads of a state; expectations look at the rest. */
const toldState = z.looseObject({ verdict: z.string().optional(), feedSeq: z.int().optional() });

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        extensions: z.looseObject({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});
type Answer = z.infer<typeof answer>;

class Failed extends Error {
  readonly result: ExecutionResult;

  constructor(result: ExecutionResult) {
    super('failed');
    this.result = result;
  }
}
