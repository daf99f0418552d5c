import { addressOf, pageAt } from './page-address.ts';

describe("the address of a plugin's page", () => {
  it.each([
    ['plg_01', 'pipeline'],
    ['plg_01', 'reports.by-stage'],
    ['a plugin', 'with/a slash'],
  ])('leads back to page %s of %s', (pluginId, id) => {
    expect(pageAt(addressOf({ pluginId, detail: { id } }))).toEqual({ pluginId, id });
  });

  it.each(['/apps', '/apps/plg_01', '/apps/plg_01/', '/apps/plg_01/a/b', '/plugins/a/b'])(
    'is not %s',
    (path) => {
      expect(pageAt(path)).toBeNull();
    },
  );
});
