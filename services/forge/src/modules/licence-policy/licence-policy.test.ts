import { someone, mara, MARKETPLACE, reviewer } from '../../testing/sessions.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';

const owner = someone('act_owner', ['owner']);
let forge: TestForge;
beforeAll(async () => {
  forge = await aForge();
});
afterAll(() => forge.close());

const SET = `mutation ($input: SetLicencePolicyInput!) { setLicencePolicy(input: $input) {
  licencePolicy { allow deny since rev } userErrors { code field message } } }`;
const set = (input: object, session = owner) => forge.ask(session, SET, { input });
const READ = '{ licencePolicy { allow deny since rev } }';

describe('the licence policy', () => {
  it('is the default until somebody says otherwise, and publishers can read it', async () => {
    expect(await forge.ask(mara, READ)).toMatchObject({
      licencePolicy: {
        allow: null,
        deny: expect.arrayContaining(['AGPL-*']) as unknown,
        since: null,
        rev: 0,
      },
    });
  });

  it('is what was said last, each word once, and what was said before has an end', async () => {
    await set({ allow: ['MIT', 'ISC', 'MIT'], deny: [], expectedRev: 0 });
    const said = { allow: ['ISC', 'MIT'], deny: [], rev: 1 };
    expect(await forge.ask(mara, READ)).toMatchObject({ licencePolicy: said });
    await set({ deny: ['GPL-*'], expectedRev: 1 });
    expect(await forge.run(owner, (ctx) => ctx.licencePolicies.inForce())).toEqual({ deny: ['GPL-*'] });
    const rows = 'SELECT number, valid_to IS NULL AS open FROM licence_policy_revision ORDER BY number';
    expect(await forge.rows(rows)).toEqual([
      { number: 1, open: false },
      { number: 2, open: true },
    ]);
    const audit = `SELECT actor_id, rev FROM audit_entry WHERE action = 'licencePolicy.set' ORDER BY rev`;
    expect(await forge.rows(audit)).toEqual([1, 2].map((rev) => ({ actor_id: 'act_owner', rev })));
  });

  it('is not set from an old reading, and the same key sets it once', async () => {
    expect(await set({ deny: [], expectedRev: 0 })).toMatchObject({
      setLicencePolicy: { licencePolicy: null, userErrors: [{ code: 'CONFLICT' }] },
    });
    const once = { deny: ['SSPL-*'], idempotencyKey: 'once' };
    expect(await set(once)).toEqual(await set(once));
  });

  it.each([
    ['a sentence', { deny: ['MIT', 'whatever you like'] }, ['deny', '1'], /no SPDX id/],
    ['a star in the middle', { allow: ['G*PL'], deny: [] }, ['allow', '0'], /no SPDX id/],
    ['too many', { deny: Array.from({ length: 201 }, (_, n) => `X-${n}`) }, ['deny'], /at most 200/],
  ])('is refused with %s', async (_what, input, field, says) => {
    expect(await set(input)).toMatchObject({
      setLicencePolicy: {
        userErrors: [{ code: 'BAD_INPUT', field, message: expect.stringMatching(says) as unknown }],
      },
    });
  });

  it('is set by owners alone, and by each marketplace for itself', async () => {
    await expect(set({ deny: [] }, reviewer)).rejects.toThrow('policy:write');
    const neighbour = someone('act_other', ['owner'], { marketplaceId: `${MARKETPLACE}_other` });
    expect(await forge.ask(neighbour, READ)).toMatchObject({ licencePolicy: { rev: 0 } });
  });
});
