import { createPage, type Page } from './page.ts';
import { contributionOf, entryOf, surfaceOf } from './testing/builders.ts';
import { commandsView, findCommand, menuView, pagesView, pageView, slotView } from './views.ts';
import type { Contribution } from './contribution.ts';

function pageWith(...contributions: Contribution[]) {
  return pageOf('keep', contributions);
}

function pageOf(onStale: 'keep' | 'hide', contributions: Contribution[]) {
  const surface = surfaceOf({
    extensionPoints: [{ id: 'crm.panel', version: 1, kinds: ['view', 'page', 'menu'], max: 3 }],
  });
  const page = createPage(surface, onStale);
  const answer = (feedSeq: number, list = contributions): void => {
    page.take({ etag: `e${feedSeq}`, feedSeq, epoch: 1, validUntil: null, contributions: list });
  };
  const stop = (seq: number, state = 'ACTIVE'): void => {
    page.denySet.receive(entryOf(seq, { state }));
    page.deniedMore();
  };
  return { page, answer, stop };
}

const keys = (list: readonly Contribution[]) => list.map(({ key }) => key);

describe('the epoch', () => {
  it('is told to whoever watches when an answer brings another one', () => {
    const { page } = pageWith();
    const seen: number[] = [];
    page.epoch.subscribe(() => void seen.push(page.epoch.get()));
    expect(page.epoch.get()).toBe(0);
    for (const epoch of [3, 4])
      page.take({ etag: `e${epoch}`, feedSeq: 1, epoch, validUntil: null, contributions: [] });
    expect(seen).toEqual([3, 4]);
  });
});

describe('a slot', () => {
  it('is loading until the first answer', () => {
    const { page, answer } = pageWith(contributionOf());
    const slot = slotView(page, 'crm.panel@1');
    expect(slot.get()).toMatchObject({ loading: true, contributions: [] });
    answer(1);
    expect(slot.get()).toMatchObject({ loading: false, contributions: [{ key: 'view:panel' }] });
  });

  it('loses what is stopped at once, and says so to those who watch', () => {
    const { page, answer, stop } = pageWith(contributionOf());
    answer(1);
    const slot = slotView(page, 'crm.panel@1');
    let told = 0;
    slot.subscribe(() => (told += 1));
    stop(2);
    expect(told).toBe(1);
    expect(slot.get()).toMatchObject({
      contributions: [],
      notices: [
        { installationId: 'ins_1', pluginName: 'Orchard', restrictionId: 'res_1', reason: 'It leaks.' },
      ],
    });
  });

  it('does not get it back from an older answer, nor loses the notice to a newer one', () => {
    const { page, answer, stop } = pageWith(contributionOf());
    answer(1);
    stop(2);
    answer(1);
    expect(slotView(page, 'crm.panel@1').get().contributions).toEqual([]);
    answer(2, []);
    expect(slotView(page, 'crm.panel@1').get().notices).toHaveLength(1);
  });

  it('gets it back after the lift, from an answer that has applied it, without the notice', () => {
    const { page, answer, stop } = pageWith(contributionOf());
    answer(1);
    stop(2);
    stop(3, 'LIFTED');
    expect(slotView(page, 'crm.panel@1').get()).toMatchObject({ contributions: [], notices: [] });
    answer(3);
    expect(slotView(page, 'crm.panel@1').get().contributions).toHaveLength(1);
  });

  it('keeps what is stale, and says that it is', () => {
    const { page, answer } = pageWith(contributionOf());
    answer(1);
    page.stale.set(true);
    expect(slotView(page, 'crm.panel@1').get()).toMatchObject({ stale: true, contributions: [{}] });
  });

  it('says nothing to those who watch when nothing changed', () => {
    const { page, answer } = pageWith(contributionOf());
    answer(1);
    let told = 0;
    slotView(page, 'crm.panel@1').subscribe(() => (told += 1));
    answer(1);
    page.context.set({ unrelated: 1 });
    expect(told).toBe(0);
  });
});

describe('a host that hides what is stale', () => {
  const common = { title: 'Save it', handler: 'save' };
  const all = [
    contributionOf(),
    contributionOf({ ...common, key: 'c', kind: 'command', extensionPoint: null, detail: { id: 'save' } }),
    contributionOf({ ...common, key: 'm', kind: 'menu', detail: { command: 'save' } }),
    contributionOf({ key: 'p', kind: 'page' }),
  ];
  const counts = (page: Page) => [
    slotView(page, 'crm.panel@1').get().contributions.length,
    commandsView(page).get().length,
    menuView(page, 'crm.panel@1').get().length,
    pagesView(page).get().length,
    findCommand(page, 'ins_1/save') === null ? 0 : 1,
  ];

  it('shows no view, command, menu or page while it is, and all of them afterwards', () => {
    const { page, answer } = pageOf('hide', all);
    answer(1);
    expect(counts(page)).toEqual([1, 1, 1, 1, 1]);
    page.stale.set(true);
    expect(counts(page)).toEqual([0, 0, 0, 0, 0]);
    page.stale.set(false);
    expect(counts(page)).toEqual([1, 1, 1, 1, 1]);
  });

  it('tells those who watch a list of commands', () => {
    const { page, answer } = pageOf('hide', all);
    answer(1);
    const commands = commandsView(page);
    let told = 0;
    commands.subscribe(() => (told += 1));
    page.stale.set(true);
    expect(told).toBe(1);
  });
});

describe('commands and menus', () => {
  const command = contributionOf({
    key: 'command:save',
    kind: 'command',
    extensionPoint: null,
    title: 'Save it',
    handler: 'save',
    detail: { id: 'save' },
  });
  const menu = contributionOf({
    key: 'menu:save',
    kind: 'menu',
    title: 'Save',
    detail: { command: 'save', group: 'write' },
  });

  it('share the id a command is run by', () => {
    const { page, answer } = pageWith(command, menu);
    answer(1);
    expect(commandsView(page).get()).toMatchObject([{ id: 'ins_1/save', title: 'Save it' }]);
    expect(menuView(page, 'crm.panel@1').get()).toMatchObject([
      { title: 'Save', group: 'write', command: { id: 'ins_1/save' } },
    ]);
  });

  it('are not found when stopped', () => {
    const { page, answer, stop } = pageWith(command);
    answer(1);
    expect(findCommand(page, 'ins_1/save')).toMatchObject({ handler: 'save' });
    stop(2);
    expect(findCommand(page, 'ins_1/save')).toBeNull();
    expect(findCommand(page, 'ins_2/save')).toBeNull();
  });

  it('are no views', () => {
    const { page, answer } = pageWith(command, menu, contributionOf());
    answer(1);
    expect(keys(slotView(page, 'crm.panel@1').get().contributions)).toEqual(['view:panel']);
  });
});

describe('pages of plugins', () => {
  const pageOfPlugin = (id: string, parts: Partial<Contribution> = {}) =>
    contributionOf({ key: `page:${id}`, kind: 'page', detail: { id }, ...parts });

  it('are listed in their order, as many as the place takes, and stand in no slot', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const { page, answer } = pageWith(...ids.map((id, at) => pageOfPlugin(id, { order: -at })));
    answer(1);
    expect(keys(pagesView(page).get())).toEqual(['page:d', 'page:c', 'page:b']);
    expect(slotView(page, 'crm.panel@1').get().contributions).toEqual([]);
  });

  it('are left out where the surface has no such place', () => {
    const { page, answer } = pageWith(pageOfPlugin('a', { extensionPoint: 'crm.cellar@1' }));
    answer(1);
    expect(pagesView(page).get()).toEqual([]);
  });

  it('are found by plugin and id, and by nothing else', () => {
    const { page, answer } = pageWith(pageOfPlugin('a'));
    const found = (plugin: string, id: string) => pageView(page, plugin, id).get().contribution?.key;
    expect(pageView(page, 'plg_1', 'a').get()).toMatchObject({ loading: true, contribution: null });
    answer(1);
    expect([found('plg_1', 'a'), found('plg_2', 'a'), found('plg_1', 'b')]).toEqual([
      'page:a',
      undefined,
      undefined,
    ]);
    expect(pageView(page, 'plg_1', 'a').get()).toMatchObject({ loading: false, notice: null });
  });

  it('are gone at once when stopped, with the reason in their place only', () => {
    const { page, answer, stop } = pageWith(pageOfPlugin('a'));
    answer(1);
    stop(2);
    expect(pageView(page, 'plg_1', 'a').get()).toMatchObject({
      contribution: null,
      notice: { pluginName: 'Orchard', reason: 'It leaks.' },
    });
    expect(pageView(page, 'plg_1', 'b').get().notice).toBeNull();
  });
});
