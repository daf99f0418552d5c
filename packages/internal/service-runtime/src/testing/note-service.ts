import { systemSession, type Session } from '@guildhall/authz';
import { defineEvent, defineTask, migrateQueues } from '@guildhall/messaging';
import {
  createTestDatabase,
  openPgDatabase,
  RUNTIME_MIGRATIONS,
  type PgTransaction,
} from '@guildhall/testing';
import { parse } from 'graphql';
import pg from 'pg';
import { z } from 'zod';
import type { ServiceEnvironment } from '../environment.ts';
import { onDue, onEvent, onTask } from '../handlers.ts';
import { generateKey } from '../keys.ts';
import { openMarketplaces } from '../marketplace-scope.ts';
import type { ServiceDefinition } from '../service.ts';
import { snapshotOf } from '../snapshots.ts';
import type { Unit, UnitContext } from '../unit-of-work.ts';

const note = z.object({ id: z.string(), text: z.string(), rev: z.int() });
export type Note = z.infer<typeof note>;

/** A service talks to itself here: producer and consumer are one. */
export const noteChanged = defineEvent({ name: 'runtime.note.changed', consumers: ['runtime'], state: note });
export const noteAlarmed = defineEvent({
  name: 'runtime.note.alarmed',
  consumers: ['runtime'],
  urgent: true,
  state: note,
});
const unheardOf = defineEvent({ name: 'runtime.note.invented', consumers: ['runtime'], state: note });
const shapeless = defineEvent({ name: 'runtime.note.changed', consumers: ['runtime'], state: z.object({}) });
export const events = { noteChanged, noteAlarmed, unheardOf, shapeless };
export const slowTask = defineTask({
  queue: 'runtime-slow',
  name: 'slow',
  payload: z.object({ id: z.string() }),
});

export interface NoteContext extends UnitContext {
  tx: PgTransaction;
}

/** What the handlers saw, in order. */
export interface Heard {
  events: Note[];
  urgent: Note[];
  tasks: string[];
  due: string[];
  /** Called first by every handler; throw here to make it fail. */
  before(id: string): void;
}

/** A small service with everything the runtime offers. */
export function noteService(heard: Heard): ServiceDefinition<PgTransaction, NoteContext> {
  const project = async (ctx: NoteContext, state: Note) => {
    await ctx.tx.$executeRaw`
      INSERT INTO note (marketplace_id, id, text, rev) VALUES (${ctx.session.marketplaceId}, ${state.id}, ${state.text}, ${state.rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE SET text = excluded.text, rev = excluded.rev 
      WHERE note.rev <= excluded.rev AND note.* IS DISTINCT FROM excluded.*`;
  };
  return {
    name: 'runtime',
    typeDefs: parse(
      'type Query { note: String, fail: String, sneak: String } type Mutation { write(id: ID!): String }',
    ),
    resolvers: {
      Query: {
        note: (_root: unknown, _args: unknown, ctx: NoteContext) => ctx.session.actorId,
        sneak: async (_root: unknown, _args: unknown, ctx: NoteContext) => {
          await project(ctx, { id: 'sneaked', text: 'in', rev: 1 });
          return 'written';
        },
        fail: () => {
          throw new Error('a secret of the inside');
        },
      },
      Mutation: {
        write: async (_root: unknown, { id }: { id: string }, ctx: NoteContext) => {
          await project(ctx, { id, text: 'written', rev: 1 });
          return id;
        },
      },
    },
    openDatabase: (url) => openMarketplaces(openPgDatabase(url)),
    contextOf: (unit: Unit<PgTransaction>) => unit,
    events: [
      onEvent(noteChanged, {
        project,
        act: (ctx: NoteContext, state) => {
          heard.before(state.id);
          heard.events.push(state);
          return ctx.tx.$executeRaw`UPDATE note SET heard = heard + 1 WHERE id = ${state.id}`;
        },
      }),
      onEvent(noteAlarmed, {
        act: (_ctx: NoteContext, state) => {
          heard.before(state.id);
          heard.urgent.push(state);
          return Promise.resolve();
        },
      }),
    ],
    tasks: [
      onTask(slowTask, (_work, { id }) => {
        heard.before(id);
        heard.tasks.push(id);
        return Promise.resolve();
      }),
    ],
    taskQueues: { 'runtime-slow': { concurrency: 1, inFlight: 3, heavy: true } },
    due: [
      onDue('remind', (_ctx: NoteContext, { subjectId }) => {
        heard.before(subjectId);
        heard.due.push(subjectId);
        return Promise.resolve();
      }),
    ],
    snapshots: [
      snapshotOf(noteChanged, async (ctx: NoteContext, after, limit) => {
        const rows = await ctx.tx.$queryRaw<Note[]>`
          SELECT id, text, rev FROM note WHERE id > ${after} ORDER BY id LIMIT ${limit}`;
        return rows.map((state) => ({ id: state.id, rev: state.rev, state }));
      }),
    ],
  };
}

export function nothingHeard(): Heard {
  return { events: [], urgent: [], tasks: [], due: [], before: () => undefined };
}

export const anyone = (marketplaceId: string): Session => systemSession(marketplaceId, 'test');

/** A private database and an environment over it; `queueUrl` may be PostgreSQL's or Redis'. */
export async function aNoteEnvironment(queueUrl: string) {
  const database = await createTestDatabase('runtime', RUNTIME_MIGRATIONS);
  const [own, gateway] = await Promise.all([generateKey('runtime'), generateKey('gateway')]);
  // Jobs of one test file do not meet those of another.
  const carrier = queueUrl.startsWith('redis') ? queueUrl : database.admin;
  await migrateQueues(carrier);
  const admin = new pg.Client({ connectionString: database.admin });
  await admin.connect();
  const env: ServiceEnvironment = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.app,
    courierDatabaseUrl: database.courier,
    queueUrl: carrier,
    busUrl: carrier,
    signingKey: own.privateKey,
    trustedKeys: { keys: [own.publicKey, gateway.publicKey] },
    peers: {},
    actorSecret: 'x'.repeat(32),
    logLevel: 'silent',
  };
  return {
    env,
    admin,
    gatewayKey: gateway.privateKey,
    async drop() {
      await admin.end();
      await database.drop();
    },
  };
}
