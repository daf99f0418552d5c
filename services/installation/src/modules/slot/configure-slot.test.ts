import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { like } from '../../testing/like.ts';
import { useWorld } from '../../testing/use-world.ts';
import { ACME, aWorld, type World } from '../../testing/world.ts';
import { userErrors } from '../../testing/answers.ts';

const POINT = 'crm.contact.sidebar@1';
const answer = z.object({
  slot: z
    .object({
      ...{ id: z.string(), extensionPoint: z.string(), rev: z.int() },
      entries: z.array(z.object({ pluginId: z.string(), order: z.int().nullable(), hidden: z.boolean() })),
    })
    .nullable(),
  userErrors,
});
const CONFIGURE = `mutation ($input: ConfigureSlotInput!) { configureSlot(input: $input) {
  slot { id extensionPoint rev entries { pluginId order hidden } } userErrors { code message field } } }`;

describe('arranging an extension point', () => {
  const here = useWorld();

  async function twoPlugins() {
    await here.world.ship('plg_a', 'ver_a1', { title: 'A' });
    await here.world.ship('plg_b', 'ver_b1', { title: 'B' });
    await here.world.installed('plg_a');
    await here.world.installed('plg_b');
  }

  async function ask(input: object, session = here.world.admin, world: World = here.world) {
    const full = { scope: ACME, extensionPoint: POINT, ...input };
    return world.ask(session, CONFIGURE, { input: full });
  }

  async function configure(entries: object[], input: object = {}) {
    const { data, errors } = await ask({ entries, ...input });
    expect(errors).toBeUndefined();
    return answer.parse(data?.['configureSlot']);
  }

  const titles = async (scope: object = {}) =>
    (await here.world.resolve({ ...scope })).contributions.map(({ title }) => title);

  it('sorts what a page shows, and hides what is hidden, in every workspace', async () => {
    await twoPlugins();
    expect(await titles()).toEqual(['A', 'B']);

    await configure([{ pluginId: 'plg_b', order: -5 }]);
    expect([await titles(), await titles({ workspace: 'w' })]).toEqual([
      ['B', 'A'],
      ['B', 'A'],
    ]);

    await configure([{ pluginId: 'plg_b', hidden: true }]);
    expect([await titles(), await titles({ workspace: 'w' })]).toEqual([['A'], ['A']]);
  });

  it('can be taken back, and moves the epoch each time', async () => {
    await twoPlugins();
    const epochs = [(await here.world.resolve()).epoch];
    for (const entries of [[{ pluginId: 'plg_a', hidden: true }], []]) {
      await configure(entries);
      epochs.push((await here.world.resolve()).epoch);
    }

    expect(await titles()).toEqual(['A', 'B']);
    expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
  });

  it('never shows what is stopped or not installed (I2)', async () => {
    await twoPlugins();
    await here.world.ship('plg_c', 'ver_c1');
    await here.world.restrict({ target: { type: 'PLUGIN', id: 'plg_b' } });

    await configure([
      { pluginId: 'plg_b', order: 0 },
      { pluginId: 'plg_c', order: 1 },
    ]);

    expect(await titles()).toEqual(['A']);
  });

  it('holds for one organization only, and in one marketplace only (I12)', async () => {
    await twoPlugins();
    const globex = { host: 'crm', organization: 'globex' };
    const other = here.world.as(['orgAdmin', 'endUser'], globex);
    await here.world.install('plg_a', { scope: globex }, other);
    const elsewhere = await aWorld(here.harness);
    await elsewhere.ship('plg_a', 'ver_a1', { title: 'A' });
    await elsewhere.installed('plg_a');

    await configure([{ pluginId: 'plg_a', hidden: true }]);

    expect(await titles()).toEqual(['B']);
    expect((await here.world.resolve(globex, null, other)).contributions).toHaveLength(1);
    expect((await elsewhere.resolve()).contributions).toHaveLength(1);
  });

  it('changes nothing when it is that way already', async () => {
    await twoPlugins();
    const first = await configure([{ pluginId: 'plg_a', hidden: true }]);
    const second = await configure([{ pluginId: 'plg_a', hidden: true }]);

    expect(second.slot).toEqual(first.slot);
    expect((await configure([], { extensionPoint: POINT, expectedRev: 1 })).slot).toBeNull();
    expect((await configure([])).userErrors).toEqual([]);
  });

  it('goes on with its numbers when it was taken back, so that nobody takes a new one for what they read', async () => {
    await twoPlugins();
    const first = await configure([{ pluginId: 'plg_a', order: 1 }]);
    await configure([], { expectedRev: 1 });
    const again = await configure([{ pluginId: 'plg_b', order: 2 }], { expectedRev: 0 });
    const stale = await configure([{ pluginId: 'plg_a', order: 3 }], { expectedRev: 1 });

    expect([first.slot?.rev, again.slot?.rev]).toEqual([1, 2]);
    expect(stale).toMatchObject({ slot: null, userErrors: [{ code: 'CONFLICT' }] });
  });

  it.each([
    [
      'an extension point the host does not have',
      { extensionPoint: 'crm.contact.sidebars@1' },
      'Did you mean "crm.contact.sidebar@1"?',
    ],
    ['a workspace', { scope: { ...ACME, workspace: 'w' } }, 'the same in every workspace'],
    [
      'a plugin twice',
      {
        entries: [
          { pluginId: 'plg_a', order: 1 },
          { pluginId: 'plg_a', order: 2 },
        ],
      },
      'named twice',
    ],
    ['an order beyond reason', { entries: [{ pluginId: 'plg_a', order: 10_001 }] }, 'lies between'],
    [
      'an entry that says nothing',
      { entries: [{ pluginId: 'plg_a' }] },
      'hides its plugin or gives it an order',
    ],
    ['a plugin nobody knows', { entries: [{ pluginId: 'plg_none', order: 1 }] }, 'no such plugin'],
    ['a revision that is gone', { expectedRev: 7 }, 'changed since'],
    [
      'too many',
      { entries: Array.from({ length: 201 }, (_, index) => ({ pluginId: `plg_${index}`, order: 1 })) },
      'at most 200',
    ],
  ])('refuses %s and says what to do', async (_what, input, message) => {
    await twoPlugins();

    const { slot, userErrors: errors } = await configure([{ pluginId: 'plg_a', order: 1 }], input);

    expect(slot).toBeNull();
    expect(errors).toMatchObject([{ message: like.stringContaining(message) }]);
    expect(await titles()).toEqual(['A', 'B']);
  });

  it('is for administrators of the organization', async () => {
    await twoPlugins();
    const entries = [{ pluginId: 'plg_a', hidden: true }];
    const neighbour = here.world.as(['orgAdmin'], { host: 'crm', organization: 'globex' });

    for (const session of [here.world.user, here.world.owner, neighbour])
      expect((await ask({ entries }, session)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is read back by whoever may see the organization', async () => {
    await twoPlugins();
    await configure([{ pluginId: 'plg_b', order: 3 }]);
    const query = `query ($scope: ScopeInput!) {
      slotConfigurations(scope: $scope) { scope { organization } extensionPoint entries { pluginId order hidden } } }`;

    const own = await here.world.ask(here.world.user, query, { scope: ACME });
    const foreign = await here.world.ask(here.world.user, query, {
      scope: { ...ACME, organization: 'globex' },
    });

    expect(own.data?.['slotConfigurations']).toEqual([
      {
        ...{ scope: { organization: 'acme' }, extensionPoint: POINT },
        entries: [{ pluginId: 'plg_b', order: 3, hidden: false }],
      },
    ]);
    expect(foreign.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is named by explain, now and for the time before', async () => {
    await twoPlugins();
    await pause(5);
    const before = new Date().toISOString();
    await pause(5);
    const { slot } = await configure([{ pluginId: 'plg_a', hidden: true }]);
    const explain = async (at: string | null) => {
      const query = `query ($at: DateTime, $scope: ScopeInput!) {
        explainContribution(pluginId: "plg_a", contribution: "view:insights", scope: $scope, at: $at) {
          shown stages { name ok message ruleId } } }`;
      const { data } = await here.world.ask(here.world.admin, query, { at, scope: ACME });
      return data?.['explainContribution'];
    };

    const message = `The organization hides this plugin in ${POINT}.`;
    expect(await explain(null)).toMatchObject({
      shown: false,
      stages: like.arrayContaining([{ name: 'slot', ok: false, message, ruleId: slot?.id }]),
    });
    expect(await explain(before)).toMatchObject({ shown: true });
  });
});
