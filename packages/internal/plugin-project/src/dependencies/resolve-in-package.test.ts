import { buildFiles } from '../testing/build-files.ts';
import { resolveExport, resolveInside } from './resolve-in-package.ts';
import type { UnpackedPackage } from './unpack-package.ts';

const IMPORT = { required: false };
const REQUIRE = { required: true };

function unpacked(
  paths: readonly string[],
  fields: Partial<UnpackedPackage['manifest']> = {},
): UnpackedPackage {
  const manifest = { name: 'a', version: '1.0.0', ...fields };
  return { manifest, files: buildFiles(Object.fromEntries(paths.map((path) => [path, '']))) };
}

describe('what a package means by its name', () => {
  it.each<[string, string[], object, string]>([
    ['index.js without a word', ['index.js'], {}, 'index.js'],
    ['main', ['lib/a.js'], { main: 'lib/a' }, 'lib/a.js'],
    ['a folder as main', ['lib/index.js'], { main: './lib' }, 'lib/index.js'],
    ['module before main', ['a.mjs', 'a.js'], { main: 'a.js', module: 'a.mjs' }, 'a.mjs'],
    ['browser before both', ['b.js', 'a.js'], { main: 'a.js', browser: 'b.js' }, 'b.js'],
    [
      'what a browser map makes of it',
      ['b.js', 'a.js'],
      { main: 'a.js', browser: { './a.js': './b.js' } },
      'b.js',
    ],
    [
      'exports before all',
      ['a.js', 'e.js'],
      { main: 'a.js', exports: { '.': { node: './n.js', default: './e.js' } } },
      'e.js',
    ],
    [
      'the export for workers',
      ['w.js', 'b.js'],
      { exports: { '.': { worker: './w.js', browser: './b.js' } } },
      'w.js',
    ],
  ])('is %s', (_, paths, fields, file) => {
    expect(resolveExport(unpacked(paths, fields), '.', IMPORT)).toEqual({ file });
  });

  it('depends on how it is asked for', () => {
    const both = unpacked(['a.mjs', 'a.cjs'], {
      exports: { '.': { import: './a.mjs', require: './a.cjs' } },
    });
    expect(resolveExport(both, '.', IMPORT)).toEqual({ file: 'a.mjs' });
    expect(resolveExport(both, '.', REQUIRE)).toEqual({ file: 'a.cjs' });
  });

  it('reaches any file where nothing is said about exports', () => {
    const open = unpacked(['lib/a.js', 'hooks/package.json', 'hooks/b.js']);
    expect(resolveExport(open, './lib/a', IMPORT)).toEqual({ file: 'lib/a.js' });
    expect(resolveExport(open, './lib/c', IMPORT)).toEqual({ missing: 'lib/c' });
  });

  it('follows patterns of exports and stays inside', () => {
    const patterns = unpacked(['src/a.js', 'secret.js'], { exports: { './*': './src/*.js' } });
    expect(resolveExport(patterns, './a', IMPORT)).toEqual({ file: 'src/a.js' });
    expect(resolveExport(patterns, './../secret', IMPORT)).toEqual({ missing: './../secret' });
    expect(resolveExport(patterns, './secret.js', IMPORT)).toMatchObject({ missing: './secret.js' });
  });
});

describe('an import inside a package', () => {
  const inside = unpacked(['lib/a.js', 'lib/b/index.js', 'own.js', 'real.js', 'fake.js'], {
    browser: { fs: false, net: './fake.js', './real.js': './fake.js', old: 'new' },
    imports: { '#own': './own.js', '#other': 'other' },
  });

  it.each([
    ['./a', { file: 'lib/a.js' }],
    ['./b', { file: 'lib/b/index.js' }],
    ['../own.js', { file: 'own.js' }],
    ['../real', { file: 'fake.js' }],
    ['./nothing', { missing: 'lib/nothing' }],
    ['../../../../etc/passwd', { missing: '../../../etc/passwd' }],
    ['fs', { empty: true }],
    ['net', { file: 'fake.js' }],
    ['old', { bare: 'new' }],
    ['else', { bare: 'else' }],
    ['#own', { file: 'own.js' }],
    ['#other', { bare: 'other' }],
    ['#unknown', { missing: '#unknown' }],
  ])('of %s', (specifier, resolved) => {
    expect(resolveInside(inside, specifier, 'lib/index.js', IMPORT)).toEqual(resolved);
  });
});
