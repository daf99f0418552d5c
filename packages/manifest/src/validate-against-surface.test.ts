import { buildManifest } from './testing/build-manifest.ts';
import { buildSurface } from './testing/build-surface.ts';
import type { ManifestContributes } from './manifest.ts';
import { validateAgainstSurface } from './validate-against-surface.ts';

const view = { id: 'notes', extensionPoint: 'crm.contact.sidebar@1', title: 'Notes', module: 'Notes' };
const event = { event: 'contact.beforeSave', mode: 'observe', handler: 'onSave' } as const;

function problemsOf(contributes: ManifestContributes) {
  return validateAgainstSurface(buildManifest({ contributes }), 'crm', buildSurface());
}

describe('a manifest against a surface', () => {
  it('fits when everything is known', () => {
    expect(validateAgainstSurface(buildManifest(), 'crm', buildSurface())).toEqual([]);
  });

  it('does not fit a host it does not name', () => {
    expect(validateAgainstSurface(buildManifest(), 'crn', buildSurface())).toMatchObject([
      { code: 'HOST_NOT_DECLARED', hint: 'Did you mean "crm"?' },
    ]);
  });

  it('does not fit a surface outside its range', () => {
    expect(validateAgainstSurface(buildManifest(), 'crm', buildSurface({ version: '2.0.0' }))).toMatchObject([
      { code: 'INCOMPATIBLE_SURFACE', path: '/engines/surface/crm' },
    ]);
  });

  it.each<[string, ManifestContributes, object]>([
    [
      'an extension point nearly spelt right',
      { views: [{ ...view, extensionPoint: 'crm.contact.sidebr@1' }] },
      { code: 'UNKNOWN_EXTENSION_POINT', hint: 'Did you mean "crm.contact.sidebar@1"?' },
    ],
    [
      'a version of an extension point',
      { views: [{ ...view, extensionPoint: 'crm.contact.sidebar@3' }] },
      { code: 'UNKNOWN_EXTENSION_POINT_VERSION', hint: 'It has crm.contact.sidebar@1.' },
    ],
    [
      'a view where only menus go',
      { views: [{ ...view, extensionPoint: 'crm.contact.toolbar@1' }] },
      { code: 'KIND_NOT_ACCEPTED', path: '/contributes/views/0/extensionPoint' },
    ],
    [
      'a page where only views go',
      { pages: [view] },
      { code: 'KIND_NOT_ACCEPTED', path: '/contributes/pages/0/extensionPoint' },
    ],
    [
      'a context key of a page',
      { pages: [{ ...view, extensionPoint: 'crm.pages@1', when: 'contact.stage' }] },
      { code: 'UNKNOWN_CONTEXT_KEY', path: '/contributes/pages/0/when' },
    ],
    [
      'an event',
      { events: [{ ...event, event: 'contact.beforeSafe' }] },
      { code: 'UNKNOWN_EVENT', hint: 'Did you mean "contact.beforeSave"?' },
    ],
    [
      'a longer wait than the host grants',
      { events: [{ ...event, timeoutMs: 5_000 }] },
      { code: 'TIMEOUT_TOO_LONG' },
    ],
    [
      'a context key',
      { views: [{ ...view, when: "contact.stge == 'lead'" }] },
      {
        code: 'UNKNOWN_CONTEXT_KEY',
        path: '/contributes/views/0/when',
        hint: 'Did you mean "contact.stage"?',
      },
    ],
    [
      'a comparison with another type',
      { views: [{ ...view, when: 'user.count == "many"' }] },
      { code: 'TYPE_MISMATCH', path: '/contributes/views/0/when' },
    ],
    [
      'a key of a place, asked where there is no place',
      { commands: [{ id: 'a', title: 'A', handler: 'a', when: 'contact.stage' }] },
      { code: 'UNKNOWN_CONTEXT_KEY', path: '/contributes/commands/0/when' },
    ],
  ])('reports %s', (_, contributes, problem) => {
    expect(problemsOf(contributes)).toMatchObject([problem]);
  });

  it('reports a mode the event does not allow', () => {
    const events = buildSurface().events.map((known) => ({ ...known, modes: ['intercept'] as const }));
    expect(validateAgainstSurface(buildManifest(), 'crm', buildSurface({ events }))).toMatchObject([
      { code: 'MODE_NOT_ACCEPTED' },
    ]);
  });

  it('reports a permission the host does not have', () => {
    const permissions = {
      required: buildManifest().permissions.required,
      optional: [{ name: 'contacts.wirte', purpose: '' }],
    };
    expect(validateAgainstSurface(buildManifest({ permissions }), 'crm', buildSurface())).toMatchObject([
      {
        code: 'UNKNOWN_PERMISSION',
        path: '/permissions/optional/0/name',
        hint: 'Did you mean "contacts.write"?',
      },
    ]);
  });

  it('reports a place that needs a permission nobody asks for', () => {
    const permissions = { required: [], optional: [] };
    expect(validateAgainstSurface(buildManifest({ permissions }), 'crm', buildSurface())).toMatchObject([
      { code: 'MISSING_PERMISSION', path: '/contributes/views/0/extensionPoint' },
    ]);
  });
});
