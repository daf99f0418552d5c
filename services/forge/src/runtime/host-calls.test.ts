import { serve } from '@guildhall/egress/testing';
import { installationChanged } from '@guildhall/schema';
import type { TestForge } from '../testing/harness.ts';
import { aForgeInFunction, refusal } from '../testing/in-function.ts';
import { functionsManifest, INSTALLATION, installFunctions } from '../testing/installed.ts';
import { containing } from '../testing/match.ts';
import { MARKETPLACE } from '../testing/sessions.ts';

let forge: TestForge;
let inFunction: Awaited<ReturnType<typeof aForgeInFunction>>['inFunction'];
beforeEach(async () => {
  ({ forge, inFunction } = await aForgeInFunction());
});
afterEach(() => forge.close());

describe('what a function keeps', () => {
  it('is there the next time, for this installation alone', async () => {
    const state = await installFunctions(forge);
    await forge.hear(installationChanged, {
      ...state,
      signedManifest: await forge.installationSigner.sign(
        {
          ...{ iss: 'installation', marketplaceId: MARKETPLACE, installationId: 'ins_other', host: 'crm' },
          ...{ organization: 'acme', pluginId: state.pluginId, versionId: state.versionId, rev: 1, iat: 1 },
          ...{
            releaseDigest: state.releaseDigest,
            manifestDigest: 'e',
            bundles: state.bundles,
            grants: state.grants,
          },
        },
        'guildhall-installation+jwt',
      ),
      id: 'ins_other',
    });
    const value = { deep: ['\0', '\ud800', null, 1.5] };
    await inFunction((call) => call('storage.set', { key: 'a', value }));
    expect(await inFunction((call) => call('storage.get', { key: 'a' }))).toEqual(value);
    expect(
      await inFunction((call) => call('storage.get', { key: 'a' }), { installationId: 'ins_other' }),
    ).toBeNull();
    expect(await inFunction((call) => call('storage.list'), { installationId: 'ins_other' })).toEqual({
      keys: [],
      more: false,
    });
    await inFunction((call) => call('storage.delete', { key: 'a' }));
    expect(await inFunction((call) => call('storage.get', { key: 'a' }))).toBeNull();
    expect(await forge.rows('SELECT storage_bytes, storage_keys FROM function_usage')).toEqual([
      { storage_bytes: 0, storage_keys: 0 },
    ]);
  });

  it('is listed by prefix, in order, a page at a time', async () => {
    await installFunctions(forge);
    const listed = await inFunction(async (call) => {
      for (const key of ['b/2', 'a', 'b/10', 'B', 'b/1']) await call('storage.set', { key, value: 1 });
      return [
        await call('storage.list'),
        await call('storage.list', { prefix: 'b/' }),
        await call('storage.list', { prefix: 'b/', after: 'b/1', limit: 1 }),
        await call('storage.list', { prefix: '%' }),
      ];
    });
    expect(listed).toEqual([
      { keys: ['B', 'a', 'b/1', 'b/10', 'b/2'], more: false },
      { keys: ['b/1', 'b/10', 'b/2'], more: false },
      { keys: ['b/10'], more: true },
      { keys: [], more: false },
    ]);
  });

  it.each([
    ['an empty key', { key: '', value: 1 }, 'BAD_INPUT'],
    ['a long key', { key: 'k'.repeat(257), value: 1 }, 'BAD_INPUT'],
    ['a key with a zero character', { key: 'a\0', value: 1 }, 'BAD_INPUT'],
    ['a key that is no text', { key: 1, value: 1 }, 'BAD_INPUT'],
    ['a large value', { key: 'a', value: 'x'.repeat(33_000) }, 'BAD_INPUT'],
    ['no arguments', null, 'BAD_INPUT'],
  ])('is refused for %s', async (_what, args, code) => {
    await installFunctions(forge);
    expect(await inFunction((call) => refusal(call('storage.set', args)))).toMatch(new RegExp(`^${code}: `));
    expect(await forge.rows('SELECT 1 FROM stored_value')).toEqual([]);
  });

  it('has an end at a megabyte and at a thousand keys, and what is overwritten or deleted makes room', async () => {
    await installFunctions(forge);
    const large = 'x'.repeat(32_000);
    await inFunction(async (call) => {
      for (let n = 0; n < 32; n++) await call('storage.set', { key: `k${n}`, value: large });
    });
    const full = await inFunction((call) => refusal(call('storage.set', { key: 'k32', value: large })));
    expect(full).toMatch(/^STORAGE_FULL: An installation keeps at most 1048576 bytes/);
    expect(await inFunction((call) => refusal(call('storage.set', { key: 'k0', value: large })))).toBe(
      'granted',
    );
    await inFunction((call) => call('storage.delete', { key: 'k0' }));
    expect(await inFunction((call) => refusal(call('storage.set', { key: 'k32', value: large })))).toBe(
      'granted',
    );
    await forge.rows('UPDATE function_usage SET storage_keys = 1000, storage_bytes = 0');
    expect(await inFunction((call) => refusal(call('storage.set', { key: 'new', value: 1 })))).toMatch(
      '1000 keys',
    );
  });

  it('is counted right when many write at once', async () => {
    await installFunctions(forge);
    await inFunction((call) =>
      Promise.all(Array.from({ length: 10 }, (_, n) => call('storage.set', { key: `k${n % 3}`, value: n }))),
    );
    const [held] = await forge.rows(
      'SELECT sum(bytes)::int AS bytes, count(*)::int AS keys FROM stored_value',
    );
    expect(
      await forge.rows('SELECT storage_bytes AS bytes, storage_keys AS keys FROM function_usage'),
    ).toEqual([held]);
  });
});

describe('a request to the network', () => {
  const secretFor = async (port: number) => {
    const manifest = {
      ...functionsManifest,
      secrets: [
        { name: 'MAIL_KEY', label: 'Key', required: true, origins: [`http://api.test.example:${port}`] },
      ],
      origins: {
        required: [`http://api.test.example:${port}`, `http://ungranted.test.example:${port}`].map(
          (origin) => ({
            ...{ origin, purpose: 'Tests.', userData: false },
          }),
        ),
        optional: [],
      },
    };
    const jwe = await sealed('a-secret-key-for-mail');
    await installFunctions(forge, {
      manifest,
      grants: {
        permissions: [],
        origins: [`http://api.test.example:${port}`, `http://undeclared.test.example:${port}`],
      },
      over: {
        secrets: [
          { name: 'MAIL_KEY', jwe },
          { name: 'UNDECLARED', jwe },
        ],
      },
    });
  };
  const sealed = (text: string) =>
    forge.sealer.seal(text, 'forge', {
      marketplaceId: MARKETPLACE,
      installationId: INSTALLATION,
      name: 'MAIL_KEY',
    });

  it('goes to a granted origin, with the secret put in outside and blotted out of the answer', async () => {
    await using server = await serve((request, response) =>
      response.end(`heard ${request.headers.authorization ?? ''}`),
    );
    await secretFor(server.port);
    const answer = await inFunction((call) =>
      call('fetch', {
        url: `http://api.test.example:${server.port}/mail`,
        method: 'POST',
        headers: { authorization: 'Bearer {{secret:MAIL_KEY}}' },
        body: 'hello',
      }),
    );
    expect(server.requests[0]?.headers.authorization).toBe('Bearer a-secret-key-for-mail');
    expect(answer).toMatchObject({ status: 200, body: 'heard Bearer *********************' });
  });

  it.each(['ungranted', 'undeclared', 'unknown'])('to an %s origin does not leave', async (name) => {
    await using server = await serve((_request, response) => response.end('hi'));
    await secretFor(server.port);
    const url = `http://${name}.test.example:${server.port}/`;
    expect(await inFunction((call) => refusal(call('fetch', { url })))).toMatch(/^ORIGIN_NOT_DECLARED: /);
    expect(server.requests).toEqual([]);
  });

  it('cannot use a secret that the version does not declare, and bad arguments are refused', async () => {
    await using server = await serve((_request, response) => response.end('hi'));
    await secretFor(server.port);
    const url = `http://api.test.example:${server.port}/`;
    const headers = { authorization: '{{secret:UNDECLARED}}' };
    expect(await inFunction((call) => refusal(call('fetch', { url, headers })))).toMatch(/^SECRET_UNKNOWN/);
    expect(await inFunction((call) => refusal(call('fetch', { url: 1 })))).toMatch(/^BAD_INPUT/);
    expect(await inFunction((call) => refusal(call('fetch', null)))).toMatch(/^BAD_INPUT/);
  });
});

describe('anything else', () => {
  it.each(['contacts.read', 'constructor', '__proto__', 'storage', ''])(
    '(%s) is no call that functions have',
    async (op) => {
      await installFunctions(forge);
      expect(await inFunction((call) => refusal(call(op)))).toEqual(containing('UNKNOWN_API'));
    },
  );
});
