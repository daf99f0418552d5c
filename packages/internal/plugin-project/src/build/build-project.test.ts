import { buildProjectFiles } from '../testing/build-files.ts';
import { buildInChild } from './build-in-child.ts';
import { buildProject } from './build-project.ts';

const MAIN = { main: 'src/index.tsx' };
const GREETING = {
  'src/index.tsx': `
    import { definePlugin, Text } from '@guildhall/plugin-sdk';
    import { useState } from 'preact/hooks';
    import { greeting } from './greeting.js';
    function Hello() {
      const [text] = useState(greeting);
      return <Text>{text}</Text>;
    }
    definePlugin({ modules: { Hello }, handlers: {} });`,
  'src/greeting.ts': `export const greeting: string = 'Grüße';`,
};

async function buildOf(texts: Readonly<Record<string, string>>) {
  const built = await buildProject(await buildProjectFiles(texts), MAIN);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const [bundle] = built.value.bundles;
  if (!bundle) throw new Error('A project with an entry has a bundle.');
  return { ...built.value, bundle, code: new TextDecoder().decode(bundle.bytes) };
}

async function errorsOf(texts: Readonly<Record<string, string>>) {
  const built = await buildProject(await buildProjectFiles(texts), MAIN);
  return built.ok ? [] : built.error;
}

describe('building a project', () => {
  it('bundles TypeScript, JSX and the runtime into one script below the limit', async () => {
    const { bundle, code } = await buildOf(GREETING);
    expect(code).toContain('Grüße');
    expect(code).not.toMatch(/^\s*(import|export) /m);
    expect(bundle.gzipBytes).toBeLessThan(65_536);
    expect(Object.keys(bundle.metafile.inputs)).toEqual(
      expect.arrayContaining(['src/index.tsx', 'src/greeting.ts']),
    );
  });

  it('gives the same digest whatever else happened in between', async () => {
    const first = await buildOf(GREETING);
    await buildOf({ 'src/index.tsx': 'console.log(1)' });
    const reordered = Object.fromEntries(Object.entries(GREETING).reverse());
    expect((await buildOf(reordered)).bundle.sha256).toBe(first.bundle.sha256);
  });

  it('gives another digest for another source', async () => {
    const other = { ...GREETING, 'src/greeting.ts': `export const greeting = 'Hi';` };
    expect((await buildOf(other)).bundle.sha256).not.toBe((await buildOf(GREETING)).bundle.sha256);
  });

  it('names no place on this machine', async () => {
    const { code, bundle } = await buildOf(GREETING);
    for (const text of [code, bundle.map, JSON.stringify(bundle.metafile)]) {
      expect(text).not.toContain('node_modules/.pnpm');
      expect(text).not.toContain(import.meta.dirname);
    }
  });

  it('does not listen to the configuration of the submission', async () => {
    const configured = {
      ...GREETING,
      'tsconfig.json':
        '{"compilerOptions":{"jsxImportSource":"evil","paths":{"./greeting.js":["./evil.ts"]}}}',
      'package.json': '{"sideEffects":false,"browser":{"./src/greeting.ts":"./src/evil.ts"}}',
      'node_modules/preact/package.json': '{"main":"evil.js"}',
      'node_modules/preact/evil.js': 'console.log("evil")',
      'src/evil.ts': `export const greeting = 'evil';`,
    };
    expect((await buildOf(configured)).bundle.sha256).toBe((await buildOf(GREETING)).bundle.sha256);
  });

  it('never runs what it builds', async () => {
    const marker = 'guildhallBuildRan';
    await buildOf({ 'src/index.tsx': `globalThis.${marker} = true; throw new Error('ran');` });
    expect(marker in globalThis).toBe(false);
  });

  it('has nothing to bundle without an entry', async () => {
    expect(await buildProject(await buildProjectFiles(GREETING), {})).toMatchObject({
      ok: true,
      value: { bundles: [], packages: [] },
    });
  });

  it('says which file plugin.json names in vain', async () => {
    expect(await errorsOf({ 'src/other.ts': '' })).toMatchObject([
      { code: 'MISSING_ENTRY', file: 'plugin.json' },
    ]);
  });

  it.each([
    ['a Node module', `import fs from 'node:fs'; fs.rmSync('/');`, 'NODE_BUILTIN'],
    [
      'a Node module by its old name',
      `import { readFile } from 'fs/promises'; readFile('/');`,
      'NODE_BUILTIN',
    ],
    ['a package', `import 'left-pad';`, 'IMPORT_NOT_AVAILABLE'],
    ['another part of the SDK', `import '@guildhall/plugin-sdk/wire';`, 'IMPORT_NOT_AVAILABLE'],
    ['an address', `import 'https://evil.example/a.js';`, 'REMOTE_IMPORT'],
    ['code in an address', `import('data:text/javascript,alert(1)');`, 'REMOTE_IMPORT'],
    ['a file by its address', `import 'file:///etc/passwd';`, 'REMOTE_IMPORT'],
    ['an absolute path', `import '/etc/passwd';`, 'IMPORT_NOT_AVAILABLE'],
    ['a path out of the project', `import '../../../../../../etc/hostname';`, 'FILE_NOT_FOUND'],
    ['a file that is not there', `import './nothing';`, 'FILE_NOT_FOUND'],
    ['a style sheet', `import './a.css';`, 'UNSUPPORTED_FILE'],
    [
      'a JSX runtime by comment',
      `/** @jsxImportSource evil */ export const a = <a />;`,
      'IMPORT_NOT_AVAILABLE',
    ],
    ['waiting while code loads', `await Promise.resolve(1);`, 'TOP_LEVEL_AWAIT'],
    ['a path made at run time', `export const load = (path: string) => import(path);`, 'DYNAMIC_IMPORT'],
    ['a required path made at run time', `require(globalThis.name);`, 'DYNAMIC_REQUIRE'],
  ])('refuses %s, with its place', async (_, source, code) => {
    const [error] = await errorsOf({ 'src/index.tsx': `\n${source}`, 'src/a.css': 'a {}' });
    expect(error).toMatchObject({ code, file: 'src/index.tsx', line: 2 });
    expect(error?.column).toBeGreaterThan(0);
  });

  it('points at a mistake in the code', async () => {
    expect(await errorsOf({ 'src/index.tsx': 'const a = ;' })).toEqual([
      { code: 'SYNTAX', message: 'Unexpected ";"', file: 'src/index.tsx', line: 1, column: 11 },
    ]);
  });

  it('names the biggest parts of a bundle that is too large', async () => {
    const noise = Array.from({ length: 60_000 }, (_, at) =>
      ((at * 2_654_435_761) % 4_294_967_296).toString(36),
    ).join('');
    const files = {
      'src/index.tsx': `import { noise } from './noise'; console.log(noise);`,
      'src/noise.ts': `export const noise = '${noise}';`,
    };
    const [error] = await errorsOf(files);
    expect(error?.code).toBe('BUNDLE_TOO_LARGE');
    expect(error?.message).toContain('src/noise.ts');
  });
});

describe('building functions', () => {
  const FUNCTIONS = {
    'src/functions.ts': `
      import { allow, defineFunctions } from '@guildhall/plugin-sdk/functions';
      import { greeting } from './greeting.ts';
      defineFunctions({ check: () => allow(), greet: () => greeting });`,
    'src/greeting.ts': GREETING['src/greeting.ts'],
  };
  const BOTH = { ...MAIN, functionsMain: 'src/functions.ts' };

  it('makes a bundle of its own, beside the user interface', async () => {
    const built = await buildProject(await buildProjectFiles({ ...GREETING, ...FUNCTIONS }), BOTH);
    const bundles = built.ok ? built.value.bundles : [];
    expect(bundles.map(({ name }) => name)).toEqual(['ui.js', 'functions.js']);
    const [ui, functions] = bundles.map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(functions).toContain('Grüße');
    expect(functions).not.toContain('preact');
    expect(ui).not.toContain('defineFunctions');
  });

  it('needs no user interface', async () => {
    const { functionsMain } = BOTH;
    const built = await buildProject(await buildProjectFiles(FUNCTIONS), { functionsMain });
    expect(built.ok && built.value.bundles.map(({ name }) => name)).toEqual(['functions.js']);
  });

  it.each([
    ['what draws', `import 'preact';`, 'IMPORT_NOT_AVAILABLE', 'plugin-sdk/functions'],
    ['the SDK of pages', `import '@guildhall/plugin-sdk';`, 'IMPORT_NOT_AVAILABLE', 'functions.js'],
    ['a Node module', `import 'node:fs';`, 'NODE_BUILTIN', 'sandbox'],
  ])('refuses %s', async (_, source, code, words) => {
    const project = await buildProjectFiles({ 'src/functions.ts': source });
    const built = await buildProject(project, { functionsMain: 'src/functions.ts' });
    expect(built).toMatchObject({ ok: false, error: [{ code, file: 'src/functions.ts', line: 1 }] });
    expect(built.ok ? '' : built.error[0]?.message).toContain(words);
  });

  it('refuses them in a page', async () => {
    const [error] = await errorsOf({ 'src/index.tsx': `import '@guildhall/plugin-sdk/functions';` });
    expect(error).toMatchObject({ code: 'IMPORT_NOT_AVAILABLE' });
  });

  it('allows a megabyte, and says what costs when it is more', async () => {
    const data = (bytes: number) => ({
      'src/functions.ts': `import data from './data.txt'; console.log(data);`,
      'src/data.txt': 'x'.repeat(bytes),
    });
    const manifest = { functionsMain: 'src/functions.ts' };
    const fits = await buildProject(await buildProjectFiles(data(1_000_000)), manifest);
    expect(fits.ok && fits.value.bundles[0]?.breakdown).toMatchObject([
      { kind: 'package', name: 'this project' },
      { kind: 'file', name: 'src/data.txt' },
      { kind: 'file', name: 'src/functions.ts' },
    ]);
    const tooMuch = await buildProject(await buildProjectFiles(data(1_100_000)), manifest);
    expect(tooMuch).toMatchObject({ ok: false, error: [{ code: 'BUNDLE_TOO_LARGE' }] });
    expect(tooMuch.ok ? '' : tooMuch.error[0]?.message).toContain('src/data.txt');
  });

  it('says which key of plugin.json names a module that is not there', async () => {
    const built = await buildProject(await buildProjectFiles(GREETING), BOTH);
    expect(built.ok ? [] : built.error).toMatchObject([{ code: 'MISSING_ENTRY', file: 'plugin.json' }]);
    expect(built.ok ? '' : built.error[0]?.message).toContain('functionsMain');
  });
});

describe('what a bundle costs', () => {
  it('is told by package and by file', async () => {
    const { bundle } = await buildOf(GREETING);
    const packages = bundle.breakdown.filter(({ kind }) => kind === 'package');
    expect(packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['preact', '@guildhall/plugin-sdk', 'this project']),
    );
    expect(packages.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(bundle.bytes.length);
    expect(packages.map(({ bytes }) => bytes)).toEqual(
      packages.map(({ bytes }) => bytes).sort((a, b) => b - a),
    );
    expect(bundle.breakdown).toContainEqual(expect.objectContaining({ kind: 'file', name: 'src/index.tsx' }));
  });
});

describe('building in a child process', () => {
  it('gives what building here gives', async () => {
    const built = await buildInChild(await buildProjectFiles(GREETING), MAIN);
    expect(built.ok && built.value.bundles[0]?.sha256).toBe((await buildOf(GREETING)).bundle.sha256);
  });

  it('returns the errors of the project', async () => {
    const built = await buildInChild(
      await buildProjectFiles({ 'src/index.tsx': `import 'left-pad';` }),
      MAIN,
    );
    expect(built).toMatchObject({ ok: false, error: [{ code: 'IMPORT_NOT_AVAILABLE', line: 1 }] });
  });

  it('is stopped when time is up', async () => {
    const built = await buildInChild(await buildProjectFiles(GREETING), MAIN, { timeoutMs: 10 });
    expect(built).toMatchObject({ ok: false, error: [{ code: 'BUILD_TIMEOUT' }] });
  });

  it('is stopped when the caller gives up', async () => {
    const project = await buildProjectFiles(GREETING);
    const given = buildInChild(project, MAIN, { signal: AbortSignal.timeout(10) });
    await expect(given).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
