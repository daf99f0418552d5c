import { PLATFORM } from '@guildhall/authz';
import { exportJWK, generateKeyPair } from 'jose';
import type { Context } from '../../context.ts';
import { idOf } from '../../testing/answers.ts';
import { ISSUER, openHarness, type Harness } from '../../testing/harness.ts';
import { instead, meeting } from '../../testing/instead.ts';
import { openShop } from '../../testing/shop.ts';
import { assignRoles } from './assign-roles.ts';

describe('two owners who demote each other at once', () => {
  let harness: Harness;
  let openMarketplace: (slug: string) => Promise<string>;

  beforeAll(async () => {
    harness = await openHarness();
    const { publicKey } = await generateKeyPair('ES256');
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] };
    const operator = harness.session('op', ['operator'], { marketplaceId: PLATFORM });
    openMarketplace = async (slug) => {
      const input = { slug, name: slug, issuer: { url: ISSUER, jwks }, ownerSubject: 'olga' };
      const opened = await harness.change(operator, 'createMarketplace', input, 'marketplace { id }');
      return idOf(opened, 'marketplace');
    };
  });
  afterAll(() => harness.close());

  /** Each takes the other's roles away; `bent` says what of the context they act with. */
  async function demoteEachOther(marketplaceId: string, bent: (ctx: Context) => Context) {
    const as = (name: string) => harness.session(name, ['owner'], { marketplaceId });
    const set = (by: string, subject: string, roles: string[], change = (ctx: Context) => ctx) =>
      harness.units.run(as(by), (ctx) =>
        ctx.mutations.run('assignRoles', {}, () =>
          assignRoles(change(ctx), { issuer: ISSUER, subject, roles }),
        ),
      );
    await set('olga', 'otto', ['owner']);
    const answers = await Promise.all([set('olga', 'otto', [], bent), set('otto', 'olga', [], bent)]);
    const all = await harness.units.run(as('olga'), (ctx) => ctx.roles.all());
    return { answers, owners: all.filter(({ roles }) => roles.includes('owner')).length };
  }

  it('leave one: the second is told that a marketplace needs an owner', async () => {
    const { answers, owners } = await demoteEachOther(await openMarketplace('locked'), (ctx) => ctx);

    expect(owners).toBe(1);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'LAST_OWNER' } });
  });

  it('would leave none without the lock, both having seen two', async () => {
    const both = meeting(2);
    const { owners } = await demoteEachOther(await openMarketplace('unlocked'), (ctx) => ({
      ...ctx,
      marketplaces: instead(ctx.marketplaces, 'lock', () => ctx.marketplaces.own()),
      roles: instead(ctx.roles, 'all', async (usual) => {
        const seen = await usual();
        await both();
        return seen;
      }),
    }));

    expect(owners).toBe(0);
  });

  it('leave a publisher one, too', async () => {
    const { owner, publisherId } = await openShop(harness);
    const other = await harness.visitor('otto');
    const set = (by: typeof owner, { actorId }: typeof owner, role: string) =>
      harness.change(by, 'addPublisherMember', { publisherId, actorId, role }, 'publisher { id }');
    await set(owner, other, 'OWNER');

    const answers = await Promise.all([set(owner, other, 'MEMBER'), set(other, owner, 'MEMBER')]);

    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'OWNER_NEEDED' }]);
    const rows = await harness.rows(
      "SELECT 1 FROM publisher_member WHERE publisher_id = $1 AND role = 'OWNER'",
      [publisherId],
    );
    expect(rows).toHaveLength(1);
  });
});
