import { createHmac, randomBytes } from 'node:crypto';
import type { Manifest } from '@guildhall/manifest';
import { installationChanged, type InstallationState } from '@guildhall/schema';
import { aForgeWithFunctions, alsoInstalled } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { functionsManifest, INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { serve, type TestServer } from '../../testing/serve.ts';
import { hostAdmin, MARKETPLACE, system } from '../../testing/sessions.ts';

let forge: TestForge;
let server: TestServer;

beforeEach(async () => {
  ({ forge } = await aForgeWithFunctions());
  server = await serve(forge);
});
afterEach(async () => {
  await server.close();
  await forge.close();
});

const manifest: Manifest = {
  ...functionsManifest,
  webhooks: [
    {
      ...{ id: 'shop', function: 'inbound', title: 'From the shop' },
      signature: { scheme: 'standard-webhooks', secrets: ['SHOP_KEY', 'SHOP_KEY_NEXT'] },
    },
  ],
  secrets: ['SHOP_KEY', 'SHOP_KEY_NEXT'].map((name) => ({ name, label: name, required: false, origins: [] })),
};

const newKey = () => `whsec_${randomBytes(24).toString('base64')}`;
const KEY = newKey();

/** Tells forge that an administrator set secrets. */
async function set(state: InstallationState, secrets: Record<string, string>): Promise<void> {
  const { id: installationId, rev } = state;
  const sealed = Object.entries(secrets).map(async ([name, value]) => ({
    name,
    jwe: await forge.sealer.seal(value, 'forge', { marketplaceId: MARKETPLACE, installationId, name }),
  }));
  await forge.hear(installationChanged, { ...state, secrets: await Promise.all(sealed), rev: rev + 1 });
}

async function addressOf(installationId = INSTALLATION): Promise<string> {
  const answer = (await forge.ask(
    hostAdmin,
    'mutation ($input: RotateWebhookInput!) { rotateWebhook(input: $input) { url } }',
    { input: { installationId, webhook: 'shop' } },
  )) as { rotateWebhook: { url: string } };
  return answer.rotateWebhook.url.replace('/v1/hooks/', '');
}

/** Headers as a sender writes them. */
function signed(body: string, { key = KEY, id = 'msg_1', at = Date.now() } = {}): Record<string, string> {
  const time = String(Math.floor(at / 1_000));
  const secret = Buffer.from(key.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` };
}

async function send(token: string, headers: Record<string, string>, body = '{"paid":1}') {
  const bytes = new TextEncoder().encode(body);
  const answer = await server.ask('POST', '/hooks', system, bytes, { 'x-guildhall-hook': token, ...headers });
  return { status: answer.status, body: answer.body };
}

const runs = () =>
  forge.rows<{ state: string; outcome: string | null; message: string | null }>(
    'SELECT state, outcome, message FROM invocation ORDER BY started_at',
  );
const tasks = () => forge.rows("SELECT 1 FROM outbox WHERE queue = 'forge-functions'");

describe('a webhook whose sender has to sign', () => {
  it('sets its function going once, however often and wherever at once the same call comes', async () => {
    await set(await installFunctions(forge, { manifest }), { SHOP_KEY: KEY });
    const token = await addressOf();
    const headers = signed('{"paid":1}');
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(token, headers)));
    answers.push(await send(token, signed('{"paid":1}', { at: Date.now() - 60_000 })));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect([(await runs()).length, (await tasks()).length]).toEqual([1, 1]);
    await send(token, signed('{"paid":1}', { id: 'msg_2' }));
    expect([(await runs()).length, (await tasks()).length]).toEqual([2, 2]);
  });

  it('lets nobody else in, tells them all the same, and its owner what was wrong', async () => {
    const state = await installFunctions(forge, { manifest });
    await set(state, { SHOP_KEY: KEY });
    const other = await alsoInstalled(forge, state, { id: 'ins_other', organization: 'acme' });
    const othersKey = newKey();
    await set(other, { SHOP_KEY: othersKey });
    const token = await addressOf();
    const body = '{"paid":1}';
    const answers = [
      await send(token, {}),
      await send(token, signed(body), '{"paid":9}'),
      await send(token, signed(body, { at: Date.now() - 400_000 })),
      await send(token, signed(body, { key: othersKey })),
    ];
    expect(new Set(answers.map(({ status, body: text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 401,
      body: expect.stringContaining('UNAUTHENTICATED') as string,
    });
    expect(await tasks()).toEqual([]);
    const said = ['webhook-id is missing', 'does not fit', 'seconds old', 'does not fit'];
    expect(await runs()).toEqual(
      said.map((message) => ({
        ...{ state: 'FINISHED', outcome: 'REFUSED' },
        message: expect.stringContaining(message) as string,
      })),
    );
    // The control: at the other installation the same key opens.
    expect((await send(await addressOf('ins_other'), signed(body, { key: othersKey }))).status).toBe(202);
  });

  it('waits for its secret, says so, and takes two of them while one replaces the other', async () => {
    const state = await installFunctions(forge, { manifest });
    const token = await addressOf();
    expect((await send(token, signed('{"paid":1}'))).status).toBe(401);
    const asked = () =>
      forge.ask(
        hostAdmin,
        `query ($of: [_Any!]!) { functionLogs(installationId: "${INSTALLATION}") { nodes { level text } }
          _entities(representations: $of) { ... on Installation { webhooks { scheme missingSecrets } } } }`,
        { of: [{ __typename: 'Installation', id: INSTALLATION }] },
      );
    expect(await asked()).toMatchObject({
      functionLogs: { nodes: [{ level: 'WARN', text: expect.stringContaining('is not set yet') as string }] },
      _entities: [
        { webhooks: [{ scheme: 'standard-webhooks', missingSecrets: ['SHOP_KEY', 'SHOP_KEY_NEXT'] }] },
      ],
    });

    const next = newKey();
    await set(state, { SHOP_KEY: KEY, SHOP_KEY_NEXT: next });
    expect(await asked()).toMatchObject({ _entities: [{ webhooks: [{ missingSecrets: null }] }] });
    expect((await send(token, signed('{"paid":1}', { key: next }))).status).toBe(202);
    expect((await send(token, signed('{"paid":1}', { id: 'msg_2' }))).status).toBe(202);
    await set({ ...state, rev: 2 }, { SHOP_KEY_NEXT: next });
    expect((await send(token, signed('{"paid":1}', { id: 'msg_3' }))).status).toBe(401);
  });

  it('keeps five refusals a minute, whoever goes on trying', async () => {
    await installFunctions(forge, { manifest });
    const token = await addressOf();
    for (let n = 0; n < 7; n++) await send(token, {});
    // More than five only if a minute began meanwhile.
    const minutes = await forge.rows("SELECT DISTINCT date_trunc('minute', started_at) FROM invocation");
    expect((await runs()).length).toBeLessThanOrEqual(5 * minutes.length);
    expect(await forge.rows('SELECT 1 FROM function_log')).toHaveLength((await runs()).length);
  });
});
