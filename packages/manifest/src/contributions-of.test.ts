import { contributionsOf } from './contributions-of.ts';
import { buildManifest } from './testing/build-manifest.ts';

describe('the contributions of a manifest', () => {
  it('are one list with keys that are unique', () => {
    expect(contributionsOf(buildManifest()).map(({ key }) => key)).toEqual([
      'view:notes',
      'command:addNote',
      'menu:crm.contact.toolbar@1:addNote',
      'event:contact.beforeSave:observe',
      'settings',
    ]);
  });

  it('tell a page from a view of the same name', () => {
    const drawn = { id: 'board', extensionPoint: 'crm.pages@1', title: 'Board', module: 'Board', order: 3 };
    const found = contributionsOf(buildManifest({ contributes: { views: [drawn], pages: [drawn] } }));
    expect(found).toMatchObject([
      { key: 'view:board', kind: 'view' },
      { key: 'page:board', kind: 'page', module: 'Board', order: 3, detail: { id: 'board' } },
    ]);
  });

  it('give a menu entry the title and the handler of its command', () => {
    const menu = contributionsOf(buildManifest()).find(({ kind }) => kind === 'menu');
    expect(menu).toMatchObject({ title: 'Add note', handler: 'addNote', detail: { command: 'addNote' } });
  });

  it('carry the when clause as a tree, and none as null', () => {
    const commands = [{ id: 'a', title: 'A', handler: 'a', when: 'user.admin' }];
    const [withClause] = contributionsOf(buildManifest({ contributes: { commands } }));
    expect(withClause?.when).toMatchObject({ op: 'key', key: 'user.admin' });
    expect(contributionsOf(buildManifest())[0]?.when).toBeNull();
  });

  it('survive JSON unchanged', () => {
    const contributions = contributionsOf(buildManifest());
    expect(JSON.parse(JSON.stringify(contributions))).toEqual(contributions);
  });

  it('leave out events that a function handles', () => {
    const events = [{ event: 'contact.beforeSave', mode: 'intercept', function: 'check' } as const];
    expect(contributionsOf(buildManifest({ contributes: { events } }))).toEqual([]);
  });
});
