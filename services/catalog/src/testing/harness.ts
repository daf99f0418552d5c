import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { actorSurrogate, permissionsOf, systemSession, type Role, type Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import { wrap, type Event } from '@guildhall/messaging';
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
import { catalog } from '../service.ts';
import { payloadAnswer, type PayloadAnswer } from './answers.ts';
import { counted } from './counted.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');
const VERSION_ACTIONS = /^(withdraw|publish|yank|unyank)Version$|^retryVersionChecks$/;
export const ISSUER = 'https://id.example';
export const ACTOR_SECRET = 'a secret of thirty-two characters!';

export type Harness = Awaited<ReturnType<typeof openHarness>>;
type Variables = Record<string, unknown>;

const dueRows = z.array(
  z.object({ marketplace_id: z.string(), id: z.string(), subject_id: z.string(), rev: z.int() }),
);
const outboxRows = z.array(z.object({ body: z.object({ payload: z.unknown() }), id: z.coerce.bigint() }));

/** Catalog over a database of its own: ask its graph, tell it events, look at its rows. */
export async function openHarness() {
  const database = await createTestDatabase('catalog', MIGRATIONS);
  const forge = await generateKey('forge');
  const marketplaceId = newId('marketplace');
  const actorSecret = new TextEncoder().encode(ACTOR_SECRET);
  const ground = { actorSecret, verifier: openVerifier({ keys: [forge.publicKey] }) };
  const said: [channel: string, message: string][] = [];
  const questions = { asked: 0 };
  const units = openUnitOfWork<Tx, Context>({
    service: 'catalog',
    database: openDatabase(database.app),
    bus: {
      publish: (channel, message) => Promise.resolve(void said.push([channel, message])),
      subscribe: () => Promise.resolve(),
      healthy: () => true,
      close: () => Promise.resolve(),
    },
    contextOf: (unit: Unit<Tx>) =>
      contextOf({ ...unit, tx: counted(unit.tx, () => (questions.asked += 1)) }, ground),
  });
  const { typeDefs, resolvers } = catalog;
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as Resolvers }]);
  const admin = openPool({ connectionString: database.admin, max: 2 }, () => undefined);
  // Dropping the database ends connections that are just closing.
  admin.on('error', () => undefined);

  /** Looks past row level security. */
  async function rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await admin.query<Record<string, unknown>>(sql, values)).rows;
  }

  /** One GraphQL request, its transaction undone by an error as the runtime does it. */
  async function ask(
    session: Session,
    source: string,
    variableValues: Variables = {},
  ): Promise<ExecutionResult> {
    const readOnly = !source.trimStart().startsWith('mutation');
    const answers: ExecutionResult[] = [];
    const asked = units.run(
      session,
      async (ctx) => {
        const answer = await graphql({ schema, source, variableValues, contextValue: { ...ctx } });
        answers.push(answer);
        if (answer.errors) throw new Error(answer.errors[0]?.message);
      },
      { readOnly },
    );
    await asked.catch((error: unknown) => {
      if (answers.length === 0) throw error;
    });
    return answers[0] ?? {};
  }

  /** The part of an answer that `shape` describes. */
  async function read<T>(
    session: Session,
    source: string,
    variables: Variables,
    shape: z.ZodType<T>,
  ): Promise<T> {
    const { data, errors } = await ask(session, source, variables);
    if (errors?.[0]) throw errors[0];
    return shape.parse(JSON.parse(JSON.stringify(data)));
  }

  /** One mutation; answers its payload. */
  async function change(
    session: Session,
    name: string,
    input: Variables,
    want: string,
  ): Promise<PayloadAnswer> {
    const type = VERSION_ACTIONS.test(name) ? 'VersionAction' : name.charAt(0).toUpperCase() + name.slice(1);
    const source = `mutation ($input: ${type}Input!) {
      payload: ${name}(input: $input) { ${want} userErrors { code message field } } }`;
    return (await read(session, source, { input }, z.object({ payload: payloadAnswer }))).payload;
  }

  function session(name: string, roles: Role[], more: Partial<Session> = {}): Session {
    return {
      marketplaceId,
      actorId: actorSurrogate(actorSecret, more.marketplaceId ?? marketplaceId, ISSUER, name),
      actorKind: 'PERSON',
      actorName: name,
      permissions: permissionsOf(roles),
      scope: null,
      publisherId: null,
      requestId: 'test',
      ...more,
    };
  }

  /** Somebody who has signed in here. */
  async function visitor(name: string, roles: Role[] = ['member']): Promise<Session> {
    const visiting = session(name, roles);
    await ask(visiting, '{ viewer { actorId } }');
    return visiting;
  }

  /** Delivers an event; with an `id` that was here before it is a repetition. */
  async function tell<State>(
    event: Event<State>,
    state: State,
    { id, to }: { id?: string; to?: string } = {},
  ) {
    const about = { marketplaceId: to ?? marketplaceId, actorId: 'act_system' };
    const origin = { ...about, correlationId: 'test', causationId: null };
    const envelope = wrap(event, { type: 'test', id: 'test', rev: 0 }, state, origin);
    const handler = catalog.events.find(({ name }) => name === event.name);
    if (!handler) throw new Error(`nobody hears ${event.name}`);
    await units.run(systemSession(about.marketplaceId, 'test'), async (ctx) => {
      if (await ctx.inbox.accept(id ?? envelope.id)) await handler.handle(ctx, envelope);
    });
  }

  /** Does what is due of one kind, whatever its hour; says how much that was. */
  async function elapse(kind: string): Promise<number> {
    const due = await rows('DELETE FROM due WHERE kind = $1 RETURNING marketplace_id, id, subject_id, rev', [
      kind,
    ]);
    for (const { marketplace_id, id, subject_id: subjectId, rev } of dueRows.parse(due))
      await units.run(systemSession(marketplace_id, 'test'), async (ctx) => {
        await catalog.due?.find((one) => one.kind === kind)?.handle(ctx, { id, kind, subjectId, rev });
      });
    return due.length;
  }

  /** What was told of an event, in order, once and not once a consumer. */
  async function told<State>(event: Event<State>): Promise<State[]> {
    const sql = 'SELECT DISTINCT ON (event_id) body, id FROM outbox WHERE name = $1 ORDER BY event_id, id';
    return outboxRows
      .parse(await rows(sql, [event.name]))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ body }) => event.state.parse(body.payload));
  }

  return {
    database,
    marketplaceId,
    said,
    units,
    questions,
    forge: await openSigner(forge.privateKey),
    session,
    visitor,
    ask,
    read,
    change,
    tell,
    elapse,
    told,
    rows,
    async close(): Promise<void> {
      await units.close();
      await admin.end();
      await database.drop();
    },
  };
}

type Resolvers = Parameters<typeof buildSubgraphSchema>[0] extends readonly (infer Module)[]
  ? Module extends { resolvers?: infer Map }
    ? NonNullable<Map>
    : never
  : never;
