import { createHash } from 'node:crypto';
import { serve } from '../testing/serve.ts';
import { signAsMarketplace } from '../testing/sign-as-marketplace.ts';
import { SandboxError } from '../sandbox/sandbox-error.ts';
import { answerCalls, type CallHandler } from './answer-calls.ts';

const marketplace = signAsMarketplace();
const TYP = 'guildhall-call+jwt';
const BODY = JSON.stringify({ name: 'contacts.read', params: { id: 'c1' } });
const seconds = () => Math.floor(Date.now() / 1_000);

let asked: unknown[];
let number = 0;
beforeEach(() => {
  asked = [];
});

const claims = (over: object = {}, body = BODY) => ({
  ...{ iss: 'forge', aud: 'host:crm', marketplaceId: marketplace.id, jti: `inv_1.${(number += 1)}` },
  ...{ installationId: 'ins_1', pluginId: 'plg_1', versionId: 'ver_1', organization: 'acme', user: 'ada' },
  ...{ iat: seconds(), exp: seconds() + 60, bodySha256: createHash('sha256').update(body).digest('hex') },
  ...over,
});
const bearer = (over: object = {}, body = BODY) =>
  `Bearer ${marketplace.sign('forge', claims(over, body), TYP)}`;

const read: CallHandler = (call) => {
  asked.push(call);
  return { name: 'Ada' };
};
const open = (apis: Record<string, CallHandler> = { 'contacts.read': read }) =>
  answerCalls({
    ...{ host: 'crm', marketplace: marketplace.id, endpoint: 'https://gateway.example', apis },
    keys: marketplace.keys,
  });

describe('a call of a function', () => {
  it('reaches what answers it, with who asks for whom', async () => {
    const answer = await open()({ authorization: bearer(), body: BODY });
    expect(answer).toEqual({ status: 200, body: '{"name":"Ada"}' });
    expect(asked).toMatchObject([
      {
        ...{ name: 'contacts.read', params: { id: 'c1' }, installationId: 'ins_1', pluginId: 'plg_1' },
        ...{ versionId: 'ver_1', organization: 'acme', workspace: null, user: 'ada' },
      },
    ]);
  });

  it('is believed for a moment longer where clocks differ', async () => {
    const late = { iat: seconds() - 75, exp: seconds() - 15 };
    expect((await open()({ authorization: bearer(late), body: BODY })).status).toBe(200);
  });

  it.each<[string, () => string | undefined, string]>([
    ['without a signature', () => undefined, 'bears no signature'],
    ['with another credential', () => 'Basic YTpi', 'bears no signature'],
    ['with no statement', () => 'Bearer nonsense', 'is no signed statement'],
    ['signed by somebody else with the right name', () => forged(), "not forge's"],
    [
      'signed by another service',
      () => `Bearer ${marketplace.sign('installation', claims(), TYP)}`,
      'not signed by',
    ],
    ['of another kind', () => `Bearer ${marketplace.sign('forge', claims(), 'JWT')}`, 'another kind'],
    ['for another host', () => bearer({ aud: 'host:shop' }), 'another kind'],
    ['for another marketplace', () => bearer({ marketplaceId: 'mkt_2' }), 'another marketplace'],
    ['for another body', () => bearer({}, `${BODY} `), 'another body'],
    ['that has expired', () => bearer({ iat: seconds() - 120, exp: seconds() - 60 }), 'has expired'],
    ['of tomorrow', () => bearer({ iat: seconds() + 86_400, exp: seconds() + 86_460 }), 'in the future'],
    ['that does not say when', () => bearer({ exp: undefined }), 'cannot read'],
    ['of nobody', () => bearer({ installationId: undefined }), 'cannot read'],
    ['for a number of a user', () => bearer({ user: 7 }), 'cannot read'],
  ])('%s reaches nothing', async (_, authorization, why) => {
    const answer = await open()({ authorization: authorization(), body: BODY });
    expect(answer).toEqual({ status: 401, body: expect.stringContaining(why) as string });
    expect(asked).toEqual([]);
  });

  it('is answered once: who repeats it learns nothing', async () => {
    const answer = open();
    const request = { authorization: bearer(), body: BODY };
    expect([(await answer(request)).status, (await answer(request)).status]).toEqual([200, 401]);
    expect(asked).toHaveLength(1);
  });

  it.each(['{"name":"contacts.read","params":{"__proto__":{}}}', '{"params":{}}', '[]'])(
    'that cannot be read reaches nothing: %s',
    async (body) => {
      expect(await open()({ authorization: bearer({}, body), body })).toMatchObject({ status: 401 });
      expect(asked).toEqual([]);
    },
  );

  it.each(['contacts.list', 'constructor'])('of a name that nobody answers is told so: %s', async (name) => {
    const body = JSON.stringify({ name, params: {} });
    const answer = await open()({ authorization: bearer({}, body), body });
    expect(answer).toEqual({ status: 404, body: expect.stringContaining('UNKNOWN_API') as string });
  });

  it('is refused in the words of who answers it; what breaks is thrown on', async () => {
    const gone = () => Promise.reject(new SandboxError('NOT_FOUND', 'No such contact.'));
    expect(await open({ 'contacts.read': gone })({ authorization: bearer(), body: BODY })).toEqual({
      status: 422,
      body: '{"code":"NOT_FOUND","message":"No such contact."}',
    });
    const broken = () => Promise.reject(new Error('the database is away'));
    await expect(open({ 'contacts.read': broken })({ authorization: bearer(), body: BODY })).rejects.toThrow(
      'away',
    );
  });

  it('is held against the keys that the gateway names, where none are pinned', async () => {
    await using gateway = await serve((_request, response) =>
      response.end(JSON.stringify({ keys: marketplace.keys })),
    );
    const answer = answerCalls({
      ...{
        host: 'crm',
        marketplace: marketplace.id,
        endpoint: gateway.origin,
        apis: { 'contacts.read': read },
      },
    });
    expect((await answer({ authorization: bearer(), body: BODY })).status).toBe(200);
    expect((await answer({ authorization: forged(), body: BODY })).status).toBe(401);
  });
});

function forged(): string {
  return `Bearer ${signAsMarketplace().sign('forge', claims(), TYP)}`;
}
