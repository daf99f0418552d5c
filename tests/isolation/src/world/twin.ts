import { setTimeout as pause } from 'node:timers/promises';
import { SUBGRAPHS } from '@guildhall/schema';
import { listTables } from '../rls/list-tables.ts';
import { perform, refusalOf } from './actor.ts';
import { ask, textAt } from './ask.ts';
import { atRest } from './databases.ts';
import { actorIdOf, type Stage } from './stage.ts';

/** Rows that say who may enter, and messages that would be carried: a twin keeps its own. */
const OWN = new Set([
  ...['marketplace', 'issuer', 'host', 'role_assignment', 'actor', 'trust_bundle', 'directory'].map(
    (table) => `catalog.${table}`,
  ),
  ...SUBGRAPHS.flatMap((service) =>
    ['outbox', 'inbox', 'due', 'idempotency', 'dead_letter'].map((table) => `${service}.${table}`),
  ),
]);

/** Opens a further marketplace of the same people. */
export async function openTwin({ guildhall, people }: Stage): Promise<string> {
  const { graphql, personas } = guildhall;
  const issuer = { url: 'https://dev-identity.guildhall.invalid', jwks: people.jwks() };
  const act = await perform(graphql, personas.operator.token, 'createMarketplace', {
    slug: 'twin',
    name: 'Twin',
    issuer,
    ownerSubject: 'owner',
  });
  const refusal = refusalOf(act);
  if (refusal !== null) throw new Error(refusal);
  const marketplace = textAt(act.answer.data, 'createMarketplace.marketplace.id');
  const token = await people.token('owner', marketplace);
  const state = async () =>
    textAt((await ask(graphql, token, '{ marketplace { state } }')).data, 'marketplace.state');
  while ((await state()) !== 'ACTIVE') await pause(50);
  return marketplace;
}

/**
 * Gives the twin every row of the original under the same ids, past all rules, with other words and its own people in
 * it: whatever looks a thing up by its id alone now finds two.
 */
export async function fillTwin(
  stage: Stage,
  original: string,
  twin: string,
  words: readonly (readonly [from: string, to: string])[],
): Promise<void> {
  await atRest(stage.databases, twin);
  for (const { service, client } of stage.databases.clients) {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    for (const { name } of await listTables(client)) {
      if (OWN.has(`${service}.${name}`)) continue;
      await client.query(`DELETE FROM "${name}" WHERE marketplace_id = $1`, [twin]);
      const changed = words.reduce(
        (expression, _pair, index) => `replace(${expression}, $${3 + 2 * index}, $${4 + 2 * index})`,
        "jsonb_set(to_jsonb(t), '{marketplace_id}', to_jsonb($2::text))::text",
      );
      await client.query(
        `INSERT INTO "${name}" SELECT copy.* FROM "${name}" t,
           LATERAL jsonb_populate_record(NULL::"${name}", (${changed})::jsonb) copy WHERE t.marketplace_id = $1`,
        [original, twin, ...words.flat()],
      );
    }
    await client.query('COMMIT');
  }
}

/** The surrogates of the same people in both marketplaces. */
export async function samePeople(
  { guildhall, people }: Stage,
  original: string,
  twin: string,
  subjects: readonly string[],
): Promise<[string, string][]> {
  const idIn = async (subject: string, marketplace: string) =>
    actorIdOf(guildhall.graphql, await people.token(subject, marketplace));
  return Promise.all(
    subjects.map(async (subject): Promise<[string, string]> => [
      await idIn(subject, original),
      await idIn(subject, twin),
    ]),
  );
}
