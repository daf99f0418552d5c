import fc from 'fast-check';
import type { Manifest } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';
import { buildManifest } from './testing/build-manifest.ts';

const page = { id: 'board', extensionPoint: 'crm.pages@1', title: 'Board', module: 'Board' };

async function errorsOf(manifest: unknown) {
  const parsed = await parseManifest(JSON.stringify(manifest, null, 2));
  return parsed.ok ? [] : parsed.error;
}

describe('parsing plugin.json', () => {
  it('accepts a plugin that holds', async () => {
    const parsed = await parseManifest(JSON.stringify(buildManifest()));
    expect(parsed).toMatchObject({ ok: true, value: { manifest: buildManifest() } });
    expect(parsed.ok && parsed.value.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives one digest for one meaning, however it is laid out', async () => {
    const { id, ...rest } = buildManifest();
    const one = await parseManifest(JSON.stringify({ id, ...rest }));
    const other = await parseManifest(JSON.stringify({ ...rest, id }, null, 4));
    expect(one.ok && other.ok && one.value.digest === other.value.digest).toBe(true);
  });

  it('gives another digest for another meaning', async () => {
    const one = await parseManifest(JSON.stringify(buildManifest()));
    const other = await parseManifest(JSON.stringify(buildManifest({ version: '1.0.1' })));
    expect(one.ok && other.ok && one.value.digest === other.value.digest).toBe(false);
  });

  it('tells line, column, path and the name that was meant for an unknown key', async () => {
    const { displayName, ...rest } = buildManifest();
    const text = `{\n  "displayNane": ${JSON.stringify(displayName)},\n  ${JSON.stringify(rest).slice(1)}`;
    const parsed = await parseManifest(text);
    expect(parsed.ok ? [] : parsed.error).toContainEqual(
      expect.objectContaining({
        code: 'UNKNOWN_KEY',
        path: '/displayNane',
        line: 2,
        column: 18,
        hint: 'Did you mean "displayName"?',
      }),
    );
  });

  it.each(['dependencies', 'extensionDependencies', 'dependsOn', 'extensionPack', 'requires'])(
    'refuses %s by name, with the reason',
    async (key) => {
      const [error] = await errorsOf({ ...buildManifest(), [key]: [] });
      expect(error).toMatchObject({ code: 'PLUGIN_DEPENDENCY', path: `/${key}` });
      expect(error?.message).toContain('cannot depend on each other');
    },
  );

  it.each<[string, Partial<Manifest> | object, string, string]>([
    ['an id without namespace', { id: 'notes' }, 'NOT_ALLOWED', '/id'],
    ['an id with capitals', { id: 'Acme.notes' }, 'NOT_ALLOWED', '/id'],
    ['a version that is none', { version: '1.0' }, 'NOT_ALLOWED', '/version'],
    ['a version with leading zeros', { version: '1.0.0-01' }, 'NOT_SEMVER', '/version'],
    [
      'a surface range that is none',
      { engines: { surface: { crm: 'latest!' } } },
      'NOT_SEMVER',
      '/engines/surface/crm',
    ],
    ['an unknown manifest version', { manifestVersion: 2 }, 'NOT_ALLOWED', '/manifestVersion'],
    ['an entry that climbs out', { main: '../index.ts' }, 'NOT_ALLOWED', '/main'],
    ['views without an entry', { main: undefined }, 'MISSING_MAIN', ''],
    ['a page without an entry', { main: undefined, contributes: { pages: [page] } }, 'MISSING_MAIN', ''],
    [
      'two pages of one name',
      { contributes: { pages: [page, page] } },
      'DUPLICATE_NAME',
      '/contributes/pages/1/id',
    ],
    [
      'a page whose clause does not parse',
      { contributes: { pages: [{ ...page, when: 'a ==' }] } },
      'BAD_WHEN',
      '/contributes/pages/0/when',
    ],
    ['a long description', { description: 'x'.repeat(501) }, 'OUT_OF_BOUNDS', '/description'],
    ['a number as name', { displayName: 7 }, 'WRONG_TYPE', '/displayName'],
    ['hidden text', { displayName: 'No\u200btes' }, 'HIDDEN_TEXT', '/displayName'],
    [
      'a menu entry without its command',
      { contributes: { menus: [{ extensionPoint: 'crm.x@1', command: 'gone' }] } },
      'UNKNOWN_COMMAND',
      '/contributes/menus/0/command',
    ],
    [
      'a when clause that does not parse',
      { contributes: { commands: [{ id: 'a', title: 'A', handler: 'a', when: 'a ==' }] } },
      'BAD_WHEN',
      '/contributes/commands/0/when',
    ],
    [
      'arguments that are no JSON Schema',
      { contributes: { commands: [{ id: 'a', title: 'A', handler: 'a', arguments: { type: 'nothing' } }] } },
      'BAD_JSON_SCHEMA',
      '/contributes/commands/0/arguments',
    ],
    [
      'two views of one name',
      {
        contributes: {
          views: ['a', 'a'].map((id) => ({ id, extensionPoint: 'crm.x@1', title: 'A', module: 'A' })),
        },
      },
      'DUPLICATE_NAME',
      '/contributes/views/1/id',
    ],
    [
      'a default of another type',
      { contributes: { settings: { properties: { a: { type: 'number', title: 'A', default: 'x' } } } } },
      'BAD_SETTING',
      '/contributes/settings/properties/a',
    ],
    [
      'an origin with a path',
      {
        origins: {
          required: [],
          optional: [{ origin: 'https://a.example/x', purpose: 'Keeps notes.', userData: true }],
        },
      },
      'NOT_ALLOWED',
      '/origins/optional/0/origin',
    ],
    [
      'an origin by number',
      {
        origins: {
          required: [{ origin: 'https://169.254.169.254', purpose: 'Keeps notes.', userData: true }],
          optional: [],
        },
      },
      'NOT_ALLOWED',
      '/origins/required/0/origin',
    ],
    [
      'a permission asked for twice',
      {
        permissions: {
          required: [{ name: 'contacts.read', purpose: 'Shows names.' }],
          optional: [{ name: 'contacts.read', purpose: 'Shows names.' }],
        },
      },
      'DUPLICATE_NAME',
      '/permissions/optional/0/name',
    ],
  ])('refuses %s', async (_, changes, code, path) => {
    const errors = await errorsOf({ ...buildManifest(), ...changes });
    expect(errors).toContainEqual(expect.objectContaining({ code, path }));
    expect(errors.every(({ line, column }) => (line ?? 0) > 0 && (column ?? 0) > 0)).toBe(true);
  });

  it('refuses unknown keys at every depth', async () => {
    const view = { id: 'a', extensionPoint: 'crm.x@1', title: 'A', module: 'A', icon: 'x' };
    expect(await errorsOf({ ...buildManifest(), contributes: { views: [view] } })).toMatchObject([
      { code: 'UNKNOWN_KEY', path: '/contributes/views/0/icon' },
    ]);
  });

  it('refuses more than 200 KB before reading it', async () => {
    expect(await parseManifest(' '.repeat(200_001))).toMatchObject({ error: [{ code: 'TOO_LARGE' }] });
  });

  it('returns several mistakes at once, in the order of the file', async () => {
    const errors = await errorsOf({ ...buildManifest(), id: 'x', version: 'y' });
    expect(errors.map(({ path }) => path)).toEqual(['/id', '/version']);
  });

  it('never throws, whatever it is given', async () => {
    const mutated = fc
      .tuple(fc.constantFrom(...Object.keys(buildManifest())), fc.jsonValue())
      .map(([key, value]) => JSON.stringify({ ...buildManifest(), [key]: value }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), mutated), async (text) => {
        expect(typeof (await parseManifest(text)).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
