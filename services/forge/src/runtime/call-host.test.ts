import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { serve } from '@guildhall/egress/testing';
import { surfacePublished, type InstallationState } from '@guildhall/schema';
import { z } from 'zod';
import { until } from '@guildhall/testing';
import { INVOCATION_LOST } from '../modules/invocation/lost.ts';
import { queueInvocation } from '../modules/invocation/queue-invocation.ts';
import type { TestForge } from '../testing/harness.ts';
import { aForgeInFunction, refusal } from '../testing/in-function.ts';
import { functionsManifest, INSTALLATION, installFunctions } from '../testing/installed.ts';
import { aNumber, containing } from '../testing/match.ts';
import { MARKETPLACE, someone, system } from '../testing/sessions.ts';
import { aSurface } from '../testing/states.ts';

let forge: TestForge;
let inFunction: Awaited<ReturnType<typeof aForgeInFunction>>['inFunction'];
let play: Awaited<ReturnType<typeof aForgeInFunction>>['play'];
beforeAll(async () => {
  ({ forge, inFunction, play } = await aForgeInFunction());
});
beforeEach(() =>
  forge.rows('TRUNCATE installation, version, surface, invocation, function_log, egress_usage CASCADE'),
);
afterAll(() => forge.close());

const GRANTED: InstallationState['grants'] = { permissions: ['contacts.read'], origins: [] };
const ada = someone('act_ada', ['endUser'], {
  actorKind: 'HOST_USER',
  scope: { host: 'crm', organization: 'acme', user: 'ada' },
});

/** An installation with this grant, in a host that answers on its server at `port`. */
async function installed(
  port: number,
  {
    grants = GRANTED,
    asks = ['contacts.read', 'contacts.write'],
  }: { grants?: typeof GRANTED; asks?: string[] } = {},
) {
  const permissions = { required: [], optional: asks.map((name) => ({ name, purpose: 'Tests.' })) };
  await installFunctions(forge, { manifest: { ...functionsManifest, permissions }, grants });
  const url = `http://crm.test.example:${port}/calls`;
  const id = { type: 'string', maxLength: 4 };
  const params = { type: 'object', properties: { id }, required: ['id'], additionalProperties: false };
  const result = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
  const apis = [
    { name: 'contacts.read', permission: 'contacts.read', params, result, url },
    { name: 'contacts.annotate', permission: 'contacts.write', params, url },
    { name: 'contacts.show', permission: 'contacts.read', params },
    { name: 'contacts.slow', permission: 'contacts.read', params: { pattern: '^(a+)+$' }, url },
    { name: 'contacts.odd', permission: 'contacts.read', params: { $ref: '#/nowhere' }, url },
  ];
  await forge.hear(surfacePublished, aSurface('crm', { apis }, { version: '1.1.0', rev: 2 }));
}

const answering =
  (status: number, body: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
const kind = answering(200, '{"name":"Ada"}');
const tokenOf = (request: IncomingMessage | undefined) => (request?.headers.authorization ?? '').slice(7);
const logs = () => forge.rows<{ text: string }>("SELECT text FROM function_log WHERE level = 'WARN'");

describe('a call to the host', () => {
  it('reaches its server, and its answer the function', async () => {
    await using server = await serve(kind);
    await installed(server.port);
    expect(await inFunction((call) => call('contacts.read', { id: 'c1' }))).toEqual({ name: 'Ada' });
    expect(server.requests).toMatchObject([{ method: 'POST', url: '/calls' }]);
    expect(await logs()).toEqual([]);
  });

  it('bears the word of forge: who calls, for whom, with exactly this body, for a minute', async () => {
    let body = '';
    await using server = await serve((request, response) => {
      void text(request).then((said) => {
        body = said;
        response.end('{"name":"Ada"}');
      });
    });
    await installed(server.port);
    const both = (call: (op: string, args: object) => Promise<unknown>) =>
      call('contacts.read', { id: 'c1' }).then(() => call('contacts.read', { id: 'c2' }));
    await inFunction(both, { session: ada });
    expect(JSON.parse(body)).toEqual({ name: 'contacts.read', params: { id: 'c2' } });
    const claims = z.looseObject({ jti: z.string(), iat: z.int(), exp: z.int() });
    const [first, second] = await Promise.all(
      server.requests.map((request) => forge.verifier.verify(tokenOf(request), 'forge', 'host:crm', claims)),
    );
    expect(second).toMatchObject({
      ...{ iss: 'forge', marketplaceId: MARKETPLACE, installationId: INSTALLATION, organization: 'acme' },
      ...{ user: 'ada', bodySha256: createHash('sha256').update(body).digest('hex'), iat: aNumber },
    });
    expect((second?.exp ?? 0) - (second?.iat ?? 0)).toBe(60);
    expect(second?.jti).not.toBe(first?.jti);
  });

  it('names nobody where nobody of the host set it going', async () => {
    await using server = await serve(kind);
    await installed(server.port);
    await inFunction((call) => call('contacts.read', { id: 'c1' }));
    const said = await forge.verifier.verify(
      tokenOf(server.requests[0]),
      'forge',
      'host:crm',
      z.looseObject({}),
    );
    expect(said).not.toHaveProperty('user');
  });

  it.each<[string, string, unknown, string]>([
    ['that was not granted', 'contacts.annotate', { id: 'c1' }, 'NOT_GRANTED: "contacts.annotate" needs'],
    [
      'that it does not have',
      'contacts.raed',
      { id: 'c1' },
      'UNKNOWN_API: This host has no call "contacts.raed". Did you mean "contacts.read"?',
    ],
    ['that only pages have', 'contacts.show', { id: 'c1' }, 'NOT_AVAILABLE: The host answers'],
    ['without what it needs', 'contacts.read', {}, 'BAD_INPUT: The parameters of "contacts.read" do not fit'],
    [
      'with something too long',
      'contacts.read',
      { id: 'too long' },
      'BAD_INPUT: The parameters of "contacts.read" do not fit: ("id")',
    ],
    ['with more than it knows', 'contacts.read', { id: 'c1', all: true }, 'BAD_INPUT'],
    ['that takes for ever to check', 'contacts.slow', `${'a'.repeat(60)}b`, 'BAD_INPUT'],
    ['that cannot be checked', 'contacts.odd', {}, 'BAD_INPUT'],
  ])('%s does not leave', async (_, name, params, expected) => {
    await using server = await serve(kind);
    await installed(server.port);
    expect(await inFunction((call) => refusal(call(name, params)))).toEqual(containing(expected));
    expect(server.requests).toEqual([]);
    expect(await logs()).toEqual([{ text: containing(expected.split(':')[0] ?? '') }]);
  });

  it('leaves with the grant alone: the same call of the same code, granted', async () => {
    await using server = await serve(kind);
    await installed(server.port, { grants: { permissions: ['contacts.write'], origins: [] } });
    const call = { id: 'c1' };
    expect(await inFunction((host) => refusal(host('contacts.annotate', call)))).toBe('granted');
    expect(await inFunction((host) => refusal(host('contacts.read', call)))).toMatch(/^NOT_GRANTED/);
    expect(server.requests).toHaveLength(1);
  });

  it('is not covered by a grant for what the version does not ask for', async () => {
    await using server = await serve(kind);
    await installed(server.port, { asks: [] });
    expect(await inFunction((call) => refusal(call('contacts.read', { id: 'c1' })))).toMatch(/^NOT_GRANTED/);
    expect(server.requests).toEqual([]);
  });

  it.each<[string, RequestListener, string]>([
    [
      'refuses',
      answering(422, '{"code":"NOT_FOUND","message":"No such contact."}'),
      'HOST_REFUSED: The host refused "contacts.read" (NOT_FOUND: No such contact.)',
    ],
    [
      'fails',
      answering(500, '{"code":"SECRET","message":"stack"}'),
      'HOST_ANSWERED_BADLY: The host answered "contacts.read" with status 500.',
    ],
    ['forbids without a word', answering(403, 'no'), 'HOST_ANSWERED_BADLY'],
    [
      'says something else',
      answering(200, '{"nom":"Ada"}'),
      'HOST_ANSWERED_BADLY: The host answered "contacts.read" with what its surface does not declare',
    ],
    ['says no JSON', answering(200, '<html>'), 'HOST_ANSWERED_BADLY'],
    ['says nothing', answering(204, ''), 'HOST_ANSWERED_BADLY'],
    [
      'says too much',
      answering(200, `{"name":"${'x'.repeat(300_000)}"}`),
      'HOST_NOT_ANSWERING: The host did not answer "contacts.read" (RESPONSE_TOO_LARGE',
    ],
    [
      'points elsewhere',
      (_request, response) => void response.writeHead(307, { location: '/other' }).end(),
      'HOST_NOT_ANSWERING: The host did not answer "contacts.read" (TOO_MANY_REDIRECTS',
    ],
    ['hangs up', (request) => void request.socket.destroy(), 'HOST_NOT_ANSWERING'],
  ])('says so when the host %s, and asks once', async (_, listener, expected) => {
    await using server = await serve(listener);
    await installed(server.port);
    expect(await inFunction((call) => refusal(call('contacts.read', { id: 'c1' })))).toEqual(
      containing(expected),
    );
    expect(server.requests).toHaveLength(1);
    expect(await logs()).toMatchObject([{ text: containing(expected.split(':')[0] ?? '') }]);
  });

  it('is sent once and counted once, though its task comes again while the host thinks, and after it was lost', async () => {
    const { promise: thought, resolve: answerNow } = Promise.withResolvers<undefined>();
    await using server = await serve((request, response) => {
      void thought.then(() => {
        kind(request, response);
      });
    });
    await installed(server.port);
    play((call) => call('contacts.read', { id: 'c1' }));
    const invocationId = await forge.run(system, async (ctx) => {
      const installation = await ctx.installations.find(INSTALLATION);
      if (!installation) throw new Error('nothing is installed');
      const beginning = {
        installation,
        functionName: 'note',
        trigger: 'EVENT',
        cause: 'x',
        payload: null,
      } as const;
      const queued = await queueInvocation(ctx, beginning);
      if (!queued.ok) throw new Error(queued.error.message);
      return queued.value.id;
    });
    const task = { invocationId };
    const first = forge.work('forge.function.due', task);
    await until('the host was asked', () => server.requests.length > 0);
    await forge.work('forge.function.due', task);
    await forge.ring(INVOCATION_LOST, invocationId);
    answerNow(undefined);
    await first;
    await forge.work('forge.function.due', task);

    expect(server.requests).toHaveLength(1);
    expect(await forge.rows('SELECT state, outcome FROM invocation')).toEqual([
      { state: 'FINISHED', outcome: 'KILLED' },
    ]);
    const [ours, all] = await forge.rows<{ bytes: string }>('SELECT bytes FROM egress_usage');
    expect([Number(ours?.bytes) < 4_096, ours]).toEqual([true, all]);
  });

  it('moves what the installation may move in a day, and no more', async () => {
    await using server = await serve(kind);
    await installed(server.port);
    const moved = () => forge.rows<{ bytes: string }>('SELECT * FROM egress_usage');
    await inFunction((call) => call('contacts.read', { id: 'c1' }));
    expect(await moved()).toHaveLength(2);
    await forge.rows('UPDATE egress_usage SET bytes = 1000000000000');
    expect(await inFunction((call) => refusal(call('contacts.read', { id: 'c1' })))).toMatch(
      /^QUOTA_USED_UP/,
    );
    expect(server.requests).toHaveLength(1);
  });
});
