import { closureOf } from './dependency-graph.ts';
import { readNpmLock } from './read-npm-lock.ts';
import { readPnpmLock } from './read-pnpm-lock.ts';
import { packageLabels } from './package-labels.ts';

const NPM = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { a: '^1.0.0', short: 'npm:long@^2.0.0' }, devDependencies: { tool: '1.0.0' } },
    'node_modules/a': { version: '1.0.0', dependencies: { b: '^1.0.0', c: '^1.0.0' } },
    'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { c: '^1.0.0' } },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/c': { version: '1.0.0', peerDependencies: { b: '^2.0.0' } },
    'node_modules/short': { name: 'long', version: '2.0.0' },
    'node_modules/tool': { version: '1.0.0', dev: true },
  },
});

const PNPM = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0(b@2.0.0)
      short:
        specifier: npm:long@^2.0.0
        version: long@2.0.0
      near:
        specifier: link:../near
        version: link:../near
packages:
  a@1.0.0:
    resolution: {integrity: sha512-a}
    peerDependencies:
      b: ^2.0.0
  b@2.0.0:
    resolution: {integrity: sha512-b}
  long@2.0.0:
    resolution: {integrity: sha512-l}
  'c@https://example.com/c.tgz':
    resolution: {tarball: https://example.com/c.tgz}
    version: 1.0.0
snapshots:
  a@1.0.0(b@2.0.0):
    dependencies:
      b: 2.0.0
      c: https://example.com/c.tgz
  b@2.0.0: {}
  long@2.0.0: {}
  'c@https://example.com/c.tgz': {}
`;

function graphOf(read: ReturnType<typeof readNpmLock>) {
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('package-lock.json', () => {
  const graph = graphOf(readNpmLock(NPM));

  it('leads each import to the nearest copy', () => {
    const edges = (key: string) => Object.fromEntries(graph.packages.get(key)?.dependencies ?? []);
    expect(edges('node_modules/a')).toEqual({
      b: 'node_modules/a/node_modules/b',
      c: 'node_modules/c',
    });
    expect(edges('node_modules/a/node_modules/b')).toEqual({ c: 'node_modules/c' });
    expect(edges('node_modules/c')).toEqual({ b: 'node_modules/b' });
  });

  it('lets a project import what it depends on, not its tools', () => {
    expect([...graph.roots.keys()]).toEqual(['a', 'short']);
    expect(graph.packages.get(graph.roots.get('short') ?? '')).toMatchObject({
      name: 'long',
      version: '2.0.0',
    });
  });

  it('knows all that can be reached', () => {
    expect(closureOf(graph, ['node_modules/a']).map(({ key }) => key)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/b',
      'node_modules/c',
    ]);
  });

  it('gives each copy a label of its own', () => {
    const twice = graphOf(readNpmLock(NPM.replace('"version":"2.0.0"', '"version":"1.0.0"')));
    expect([...packageLabels(twice)].filter(([, label]) => label.startsWith('b'))).toEqual([
      ['node_modules/a/node_modules/b', 'b@1.0.0'],
      ['node_modules/b', 'b@1.0.0+2'],
    ]);
  });
});

describe('pnpm-lock.yaml', () => {
  const graph = graphOf(readPnpmLock(PNPM));

  it('leads by snapshots, aliases included', () => {
    expect(Object.fromEntries(graph.roots)).toEqual({
      a: 'a@1.0.0(b@2.0.0)',
      short: 'long@2.0.0',
      near: 'near@link:../near',
    });
    expect(graph.packages.get('a@1.0.0(b@2.0.0)')).toMatchObject({
      name: 'a',
      version: '1.0.0',
      integrity: 'sha512-a',
      line: 15,
    });
    expect(graph.specifiers.get('short')).toBe('npm:long@^2.0.0');
  });

  it('knows what comes from elsewhere', () => {
    const places = [...graph.packages.values()].map(({ name, elsewhere }) => [name, elsewhere]);
    expect(Object.fromEntries(places)).toMatchObject({
      a: null,
      b: null,
      c: 'an address',
      near: 'a folder',
    });
  });
});
