import type { Session } from '@guildhall/authz';
import { useWorld } from '../../testing/use-world.ts';
import { ACME } from '../../testing/world.ts';

describe('rules of an organization', () => {
  const here = useWorld();

  async function set(input: Record<string, unknown>, session: Session = here.world.admin) {
    const mutation = `mutation ($input: SetInstallRuleInput!) {
      setInstallRule(input: $input) { rule { id rev effect } userErrors { code } } }`;
    const { data, errors } = await here.world.ask(session, mutation, { input: { scope: ACME, ...input } });
    return { answer: data?.['setInstallRule'], code: errors?.[0]?.extensions?.code };
  }

  it('a denial stops what runs, and taking it away lets it run again', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const { id } = await here.world.installed('plg_a');

    await set({ effect: 'DENY', pluginId: 'plg_a' });
    expect((await here.world.resolve()).contributions).toEqual([]);
    expect((await here.world.find(id))?.runnable.reasons).toEqual([{ code: 'RULE_DENIES' }]);

    await set({ effect: null, pluginId: 'plg_a' });
    expect((await here.world.resolve()).contributions).toHaveLength(1);
  });

  it('a denial refuses new installations, and a request-rule sends even administrators to ask', async () => {
    await here.world.ship('plg_a', 'ver_a1');

    await set({ effect: 'DENY' });
    expect((await here.world.install('plg_a')).userErrors).toMatchObject([{ code: 'NOT_INSTALLABLE' }]);
    await set({ effect: 'REQUEST' });
    expect((await here.world.install('plg_a')).userErrors).toMatchObject([{ code: 'REQUEST_REQUIRED' }]);
  });

  it('keep their id through revisions, and refuse who read an older one', async () => {
    const first = await set({ effect: 'DENY' });
    const second = await set({ effect: 'ALLOW', expectedRev: 1 });
    const stale = await set({ effect: 'DENY', expectedRev: 1 });

    expect(first.answer).toMatchObject({ rule: { rev: 1, effect: 'DENY' } });
    expect(second.answer).toMatchObject({ rule: { rev: 2, effect: 'ALLOW' } });
    expect(stale.answer).toMatchObject({ rule: null, userErrors: [{ code: 'CONFLICT' }] });
  });

  it('go on with their numbers when they were taken away, so that nobody takes a new one for what they read', async () => {
    const first = await set({ effect: 'ALLOW' });
    await set({ effect: null, expectedRev: 1 });
    const again = await set({ effect: 'DENY', expectedRev: 0 });
    const stale = await set({ effect: 'REQUEST', expectedRev: 1 });

    expect([first.answer, again.answer]).toMatchObject([{ rule: { rev: 1 } }, { rule: { rev: 2 } }]);
    expect(stale.answer).toMatchObject({ rule: null, userErrors: [{ code: 'CONFLICT' }] });
  });

  it('are written by administrators of the place; for a whole host by who manages hosts', async () => {
    const everywhere = { scope: { host: 'crm', organization: '*' }, effect: 'DENY' };

    expect((await set({ effect: 'DENY' }, here.world.user)).code).toBe('FORBIDDEN');
    expect((await set({ scope: { host: 'crm', organization: 'globex' }, effect: 'DENY' })).code).toBe(
      'FORBIDDEN',
    );
    expect((await set(everywhere)).code).toBe('FORBIDDEN');
    expect((await set(everywhere, here.world.owner)).answer).toMatchObject({ rule: { effect: 'DENY' } });
  });

  it('name only what there is', async () => {
    expect((await set({ effect: 'DENY', pluginId: 'plg_none' })).answer).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect((await set({ effect: 'DENY', publisherId: 'pub_none' })).answer).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });
});
