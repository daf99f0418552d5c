import { anInstallation } from '../../marketplace/an-installation.ts';
import { entriesFor, isSame, moved, pluginsAt, withHidden } from './arrange.ts';

const SIDEBAR = 'crm.contact.sidebar@1';

function installed(id: string, contributes: object) {
  const manifest = { contributes };
  return anInstallation({
    id: `ins_${id}`,
    plugin: { id, name: `orchard.${id}`, listing: null },
    lock: { versionString: '1.0.0', version: { id: `ver_${id}`, manifest } },
  });
}

const view = (order?: number) => ({
  views: [{ extensionPoint: SIDEBAR, ...(order !== undefined && { order }) }],
});
const three = [installed('c', view(30)), installed('a', view(10)), installed('b', view(20))];
const idsAt = (...entries: Parameters<typeof pluginsAt>[2][number][]) =>
  pluginsAt(SIDEBAR, three, entries).map(({ pluginId }) => pluginId);

describe('who stands at an extension point', () => {
  it('is in the order that the plugins wish for', () => {
    expect(idsAt()).toEqual(['a', 'b', 'c']);
  });

  it('is in the order of an administrator where one has spoken', () => {
    expect(idsAt({ pluginId: 'c', order: 5, hidden: false })).toEqual(['c', 'a', 'b']);
  });

  it('ends with what is hidden, whatever its order', () => {
    expect(idsAt({ pluginId: 'a', order: null, hidden: true })).toEqual(['b', 'c', 'a']);
  });

  it('leaves out what contributes elsewhere, nothing at all, or does not run', () => {
    const others = [
      installed('elsewhere', { views: [{ extensionPoint: 'crm.dashboard.cards@1' }] }),
      installed('silent', {}),
      anInstallation({ lock: null }),
      anInstallation({ lock: { versionString: '1.0.0', version: { id: 'ver_x', manifest: 'nonsense' } } }),
    ];

    expect(pluginsAt(SIDEBAR, others, [])).toEqual([]);
  });

  it('counts toolbar actions, and sorts equals by name', () => {
    const menu = { menus: [{ extensionPoint: SIDEBAR }] };

    const found = pluginsAt(SIDEBAR, [installed('z', menu), installed('y', view())], []);

    expect(found.map(({ pluginId, order }) => [pluginId, order])).toEqual([
      ['y', 0],
      ['z', 0],
    ]);
  });
});

describe('arranging', () => {
  const plugins = pluginsAt(SIDEBAR, three, []);
  const ids = (list: readonly { pluginId: string }[]) => list.map(({ pluginId }) => pluginId).join('');

  it.each([
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['nobody', 1, 'abc'],
  ] as const)('moves %s by %i', (pluginId, by, order) => {
    expect(ids(moved(plugins, pluginId, by))).toBe(order);
  });

  it('never moves what is shown among what is hidden', () => {
    const hidden = withHidden(plugins, 'c', true);

    expect(moved(hidden, 'b', 1)).toBe(hidden);
  });

  it('shows again behind all that is shown', () => {
    const twoHidden = withHidden(withHidden(plugins, 'a', true), 'b', true);

    const again = withHidden(twoHidden, 'a', false);

    expect(again.map(({ pluginId, hidden }) => [pluginId, hidden])).toEqual([
      ['c', false],
      ['a', false],
      ['b', true],
    ]);
  });

  it('is the same again once it was moved there and back', () => {
    const there = moved(plugins, 'a', 1);

    expect(isSame(there, plugins)).toBe(false);
    expect(isSame(moved(there, 'a', -1), plugins)).toBe(true);
    expect(isSame(withHidden(plugins, 'c', true), plugins)).toBe(false);
  });

  it('is stored with room between neighbours, and keeps what was said of plugins that are gone', () => {
    const gone = { pluginId: 'gone', order: 3, hidden: true };
    const held = {
      extensionPoint: SIDEBAR,
      rev: 4,
      entries: [gone, { pluginId: 'a', order: 1, hidden: false }],
    };

    expect(entriesFor(withHidden(moved(plugins, 'b', -1), 'c', true), held)).toEqual([
      { pluginId: 'b', order: 10, hidden: false },
      { pluginId: 'a', order: 20, hidden: false },
      { pluginId: 'c', order: 30, hidden: true },
      gone,
    ]);
  });

  it('reads back in the order in which it was stored', () => {
    const wanted = moved(moved(plugins, 'c', -1), 'c', -1);

    expect(idsAt(...entriesFor(wanted, undefined)).join('')).toBe(ids(wanted));
  });
});
