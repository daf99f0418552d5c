import { expect, test } from '@playwright/test';
import { until } from '@guildhall/testing';
import { z } from 'zod';
import { publishPlugin } from '../lab/decide-case.ts';
import { installPlugin, PLACE } from '../lab/install-plugin.ts';
import { OPENING_MS, openGuildhall, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openDatabase } from '../lab/query-database.ts';
import { blockVersion } from '../lab/restrict.ts';
import type { SubmittedVersion } from '../lab/submit-plugin.ts';

test.describe.configure({ mode: 'serial' });

let guildhall: OpenGuildhall;
let policy: SubmittedVersion;
let digestId: string;
test.beforeAll(async () => {
  test.setTimeout(2 * OPENING_MS);
  guildhall = await openGuildhall();
  policy = await publishPlugin(guildhall, 'save-policy');
  await installPlugin(guildhall, policy.plugin.id);
  const digest = await publishPlugin(guildhall, 'deal-digest');
  digestId = await installPlugin(guildhall, digest.plugin.id);
  // Forge hears of an installation a moment after it was made.
  await until('both listen', async () => {
    const { answers, queued } = await save({ name: 'Clara Weiss', stage: 'lead' });
    return answers.length === 1 && queued === 1;
  });
});
test.afterAll(() => guildhall.close());

const told = z.object({
  answers: z.array(
    z.object({ verdict: z.string(), reason: z.string().nullable(), patch: z.unknown(), outcome: z.string() }),
  ),
  queued: z.int(),
});

/** Somebody saves a contact in the CRM. */
async function save(details: object): Promise<z.infer<typeof told>> {
  const input = { scope: PLACE, event: 'contact.beforeSave', payload: { id: 'c1', details } };
  const fields = 'answers { verdict reason patch outcome } queued';
  return guildhall.as('orgAdmin').perform('emitHostEvent', 'EmitHostEventInput', fields, input, told);
}

async function latestDigest(): Promise<unknown> {
  const input = { installationId: digestId, function: 'latestDigest' };
  const answered = z.object({ value: z.unknown(), invocation: z.object({ outcome: z.literal('OK') }) });
  const fields = 'value invocation { outcome message }';
  const { value } = await guildhall
    .as('orgAdmin')
    .perform('invokeFunction', 'InvokeFunctionInput', fields, input, answered);
  return value;
}

test('a function on the server lets a contact be saved, or says why not', async () => {
  expect((await save({ name: 'Clara Weiss', stage: 'lead' })).answers).toMatchObject([
    { verdict: 'ALLOW', outcome: 'OK' },
  ]);
  expect((await save({ name: 'Clara   Weiss', stage: 'lead' })).answers).toMatchObject([
    { verdict: 'PATCH', patch: { details: { name: 'Clara Weiss' } }, outcome: 'OK' },
  ]);
  expect((await save({ name: 'Clara Weiss', stage: 'customer', company: '' })).answers).toMatchObject([
    { verdict: 'BLOCK', reason: 'Clara Weiss is a customer, so please enter the company.' },
  ]);
});

test('what was observed is summed up when the hour of the schedule comes, and shown to whoever asks', async () => {
  expect(await latestDigest()).toBeNull();
  const database = await openDatabase(guildhall, 'forge');
  await until('all observers have run', async () => {
    const { rows } = await database.query("SELECT FROM invocation WHERE state <> 'FINISHED'");
    return rows.length === 0;
  });

  await database.query("UPDATE due SET at = now() WHERE kind = 'function-schedule'");
  await until('the digest is there', async () => (await latestDigest()) !== null);

  expect(await latestDigest()).toMatchObject({ counts: { lead: expect.any(Number) as unknown } });
  const { rows } = await database.query<{ at: Date }>("SELECT at FROM due WHERE kind = 'function-schedule'");
  expect(rows[0]?.at.getTime()).toBeGreaterThan(Date.now());
  await database.end();
  const shape = z.object({ functionLogs: z.object({ nodes: z.array(z.object({ text: z.string() })) }) });
  const logs = await guildhall
    .as('orgAdmin')
    .ask(
      'query ($id: ID!) { functionLogs(installationId: $id) { nodes { text } } }',
      { id: digestId },
      shape,
    );
  expect(JSON.stringify(logs)).toContain('A new digest is there.');
});

test('a function reaches the origin it declared, through the proxy, with a key it never sees', async () => {
  const lookup = await publishPlugin(guildhall, 'company-lookup');
  const installationId = await installPlugin(guildhall, lookup.plugin.id);
  const admin = guildhall.as('orgAdmin');
  const lookUp = (company: string) =>
    admin.perform(
      'invokeFunction',
      'InvokeFunctionInput',
      'value invocation { outcome message fetches }',
      { installationId, function: 'lookUp', payload: { company } },
      z.object({
        value: z.unknown(),
        invocation: z.object({
          outcome: z.string(),
          message: z.string().nullable(),
          fetches: z.int().nullable(),
        }),
      }),
    );
  const secret = { installationId, name: 'REGISTER_KEY', value: 'key-of-the-register' };
  await admin.perform(
    'setInstallationSecret',
    'SetInstallationSecretInput',
    'installation { id }',
    secret,
    z.looseObject({}),
  );

  await until('forge knows the installation and has the key', async () => {
    const looked = await lookUp('Dune Analytics').catch(() => null);
    return looked?.invocation.outcome === 'OK';
  });
  expect((await lookUp('Foxglove Press')).value).toEqual({
    ...{ name: 'Foxglove Press', city: 'Edinburgh', employees: 19 },
  });
  expect(await lookUp('Nobody & Sons')).toMatchObject({
    value: null,
    invocation: { outcome: 'OK', fetches: 1 },
  });
  expect(await lookUp('foxglove press')).toMatchObject({ invocation: { outcome: 'OK', fetches: 0 } });
});

test('a function asks the host itself, for what it was granted, and tells what the host said', async () => {
  const overview = await fetch(`${guildhall.exampleHost}/api/overview`);
  const { contacts } = z.object({ contacts: z.int() }).parse(await overview.json());

  expect(await latestDigest()).toMatchObject({ contacts });
});

test('a block ends what the version does on the server, too', async () => {
  await blockVersion(guildhall, policy.id);

  await until('nobody is asked any more', async () => (await save({ name: '' })).answers.length === 0);
});
