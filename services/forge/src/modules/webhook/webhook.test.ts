import { installationChanged } from '@guildhall/schema';
import { aForgeWithFunctions, type TestSandbox } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { serve, type TestServer } from '../../testing/serve.ts';
import { hostAdmin, someone, system } from '../../testing/sessions.ts';

let forge: TestForge;
let server: TestServer;
let sandbox: TestSandbox;

beforeEach(async () => {
  ({ forge, sandbox } = await aForgeWithFunctions());
  server = await serve(forge);
});
afterEach(async () => {
  await server.close();
  await forge.close();
});

const ROTATE = `mutation ($input: RotateWebhookInput!) {
  rotateWebhook(input: $input) { url userErrors { code message field } } }`;

async function rotate(
  input: object = {},
  session = hostAdmin,
): Promise<{ url: string | null; userErrors: object[] }> {
  const whole = { installationId: INSTALLATION, webhook: 'mail', ...input };
  const answer = (await forge.ask(session, ROTATE, { input: whole })) as {
    rotateWebhook: { url: string | null; userErrors: object[] };
  };
  return answer.rotateWebhook;
}

const tokenOf = (url: string | null) => url?.replace('/v1/hooks/', '') ?? '';

function send(token: string, body: string | Uint8Array = '{"a":1}', headers: Record<string, string> = {}) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return server.ask('POST', '/hooks', system, bytes, { 'x-guildhall-hook': token, ...headers });
}

describe('the address of a webhook', () => {
  it('is shown once; only its hash is kept', async () => {
    await installFunctions(forge);
    const { url, userErrors } = await rotate();
    expect(userErrors).toEqual([]);
    expect(url).toMatch(/^\/v1\/hooks\/mkt_one\.[A-Za-z0-9_-]{43}$/);
    const everything = await forge.rows(
      'SELECT row_to_json(function_webhook)::text AS text FROM function_webhook',
    );
    expect(JSON.stringify(everything)).not.toContain(tokenOf(url).slice(8));
    expect(await forge.rows("SELECT action FROM audit_entry WHERE action = 'webhook.rotate'")).toHaveLength(
      1,
    );
  });

  it('is not shown to a repetition', async () => {
    await installFunctions(forge);
    expect((await rotate({ idempotencyKey: 'k1' })).url).not.toBeNull();
    expect(await rotate({ idempotencyKey: 'k1' })).toEqual({ url: null, userErrors: [] });
  });

  it('stops when a new one is made', async () => {
    await installFunctions(forge);
    const before = tokenOf((await rotate()).url);
    const after = tokenOf((await rotate()).url);
    expect((await send(before)).status).toBe(404);
    expect((await send(after)).status).toBe(202);
  });

  it('is made by those who may, at their place, for what is declared', async () => {
    await installFunctions(forge);
    const endUser = someone('act_user', ['endUser'], { scope: { host: 'crm', organization: 'acme' } });
    await expect(rotate({}, endUser)).rejects.toThrow('webhook:rotate');
    const elsewhere = { ...hostAdmin, scope: { host: 'crm', organization: 'other' } };
    expect((await rotate({}, elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await rotate({ webhook: 'fax' })).userErrors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });
});

describe('what comes in', () => {
  it('is noted, answered, and given to its function without what vouches for others', async () => {
    await installFunctions(forge);
    const token = tokenOf((await rotate()).url);
    const answer = await send(token, '{"from":"ada"}', {
      'x-signature-256': 'abc',
      cookie: 'a=b',
      authorization: 'Bearer x',
      'x-forwarded-for': '10.0.0.1',
    });
    expect(answer.status).toBe(202);
    const { invocationId } = JSON.parse(answer.body) as { invocationId: string };
    await forge.work('forge.function.due', { invocationId });
    const [run] = sandbox.invocations;
    expect(run).toMatchObject({
      functionName: 'inbound',
      payload: { webhook: 'mail', body: '{"from":"ada"}', encoding: 'utf8' },
      context: { trigger: 'WEBHOOK', cause: 'mail' },
    });
    const { headers } = run?.payload as { headers: Record<string, string> };
    expect(headers).toMatchObject({ 'x-signature-256': 'abc' });
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/cookie|authorization|forwarded|guildhall|host/)]),
    );
  });

  it('may be bytes', async () => {
    await installFunctions(forge);
    const answer = await send(tokenOf((await rotate()).url), new Uint8Array([255, 0, 1]));
    const { invocationId } = JSON.parse(answer.body) as { invocationId: string };
    await forge.work('forge.function.due', { invocationId });
    expect(sandbox.invocations[0]?.payload).toMatchObject({ body: '/wAB', encoding: 'base64' });
  });

  it.each([
    ['an unknown token', () => 'mkt_one.unknown'],
    ['no token', () => ''],
    ['a token of another marketplace', (token: string) => token.replace('mkt_one', 'mkt_two')],
    ['half a token', (token: string) => token.slice(0, -1)],
  ])('with %s finds nothing', async (_what, change) => {
    await installFunctions(forge);
    const answer = await send(change(tokenOf((await rotate()).url)));
    expect(answer).toMatchObject({
      status: 404,
      body: expect.stringContaining('There is no such webhook.') as unknown,
    });
    expect(await forge.rows('SELECT 1 FROM invocation')).toEqual([]);
  });

  it('finds nothing where the code may not run, and nothing after it was uninstalled', async () => {
    const state = await installFunctions(forge);
    const token = tokenOf((await rotate()).url);
    await forge.hear(installationChanged, { ...state, state: 'DISABLED', rev: 2 });
    expect((await send(token)).status).toBe(404);
    await forge.hear(installationChanged, { ...state, state: 'UNINSTALLED', rev: 3 });
    expect((await send(token)).status).toBe(404);
    expect(await forge.rows('SELECT 1 FROM function_webhook')).toEqual([]);
  });

  it('is refused when it is too large or too often', async () => {
    await installFunctions(forge);
    const token = tokenOf((await rotate()).url);
    expect((await send(token, 'x'.repeat(129 * 1024))).status).toBe(413);
    expect((await send(token, '"'.repeat(100 * 1024))).status).toBe(413);
    await forge.rows('UPDATE invocation_count SET count = 600');
    await forge.rows(
      "INSERT INTO invocation_count VALUES ('mkt_one', $1, date_trunc('minute', now()), 600) ON CONFLICT DO NOTHING",
      [INSTALLATION],
    );
    expect((await send(token)).status).toBe(429);
  });

  it('is heard from the gateway alone', async () => {
    expect((await server.ask('POST', '/hooks', null, new Uint8Array([1]))).status).toBe(401);
  });
});
