import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { analyze } from '../packages/internal/analysis/src/index.ts';
import { readCorpus } from '../packages/internal/analysis/src/testing/read-corpus.ts';
import { PROJECT_LIMITS, packArchive, readArchive } from '../packages/internal/plugin-project/src/index.ts';
import { parseWhen } from '../packages/internal/when-clause/src/index.ts';
import { parseManifest } from '../packages/manifest/src/index.ts';

/* Gives every reader of strangers' words a share of so many inputs: nothing may throw, and none may take a second. */
const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '20261' } },
});
const total = Number(values.inputs);
const SLOWEST_MS = 1_000;

interface Target {
  name: string;
  /** Its part of all inputs. */
  share: number;
  seeds: readonly string[];
  read: (text: string, bytes: Buffer) => unknown;
}

const MANIFEST = JSON.stringify({
  manifestVersion: 1,
  name: 'acme.notes',
  version: '1.0.0',
  title: 'Notes',
  permissions: { required: [{ name: 'contacts.read', purpose: 'To show names' }] },
  origins: { required: [{ origin: 'https://api.example.com', purpose: 'Notes' }] },
  contributes: {
    views: [{ id: 'a', title: 'A', extensionPoint: 'crm.contact.sidebar@1', component: './a.ts' }],
  },
});
const packed = await packArchive(
  new Map([
    ['plugin.json', Buffer.from(MANIFEST)],
    ['src/a.ts', Buffer.from('export const a = 1;')],
  ]),
);
const codes = readCorpus().flatMap(({ files }) => [...files.values()].filter((text) => text.length < 2_000));

const targets: readonly Target[] = [
  {
    name: 'when clauses',
    share: 0.5,
    seeds: ['contact.kind == "lead" && !(user.role in ["admin", "owner"])', 'a.b >= 3 || c', 'not x'],
    read: (text) => parseWhen(text),
  },
  { name: 'manifests', share: 0.25, seeds: [MANIFEST], read: (text) => parseManifest(text) },
  {
    name: 'archives',
    share: 0.15,
    seeds: [Buffer.from(packed).toString('latin1'), gzipSync(Buffer.alloc(2_048)).toString('latin1')],
    read: (_text, bytes) => readArchive(bytes, PROJECT_LIMITS),
  },
  {
    name: 'code',
    share: 0.1,
    seeds: codes,
    read: (text) => analyze({ files: new Map([['a.js', text]]), manifest: null }),
  },
];

/** Mulberry32: the same seed gives the same inputs on any machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomFrom(Number(values.seed));
const pick = (limit: number): number => Math.floor(random() * limit);
const WORDS = [
  '"',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '\\',
  '/*',
  '`',
  '${',
  '__proto__',
  '\u202e',
  '\0',
  '0x',
  '=>',
  '..',
  '\ud800',
];

/** A stored text with a few cuts, copies, swaps and strange marks in it. */
function mutated(seeds: readonly string[]): string {
  let text = seeds[pick(seeds.length)] ?? '';
  for (let times = 1 + pick(4); times > 0; times -= 1) {
    const at = pick(text.length + 1);
    const length = pick(20);
    switch (pick(5)) {
      case 0:
        text = text.slice(0, at) + text.slice(at + length);
        break;
      case 1:
        text = text.slice(0, at) + (WORDS[pick(WORDS.length)] ?? '') + text.slice(at);
        break;
      case 2:
        text = text.slice(0, at) + text.slice(at, at + length).repeat(1 + pick(8)) + text.slice(at);
        break;
      case 3:
        text = text.slice(0, at) + String.fromCharCode(pick(256)) + text.slice(at + 1);
        break;
      default:
        text = text.slice(0, at) + (seeds[pick(seeds.length)] ?? '').slice(0, pick(200));
    }
  }
  return text.slice(0, 20_000);
}

let failures = 0;
let given = 0;
for (const { name, share, seeds, read } of targets) {
  const count = Math.round(total * share);
  let slowest = 0;
  for (let done = 0; done < count; done += 1) {
    const text = mutated(seeds);
    const began = performance.now();
    try {
      await read(text, Buffer.from(text, 'latin1'));
    } catch (error) {
      failures += 1;
      if (failures <= 10) console.error(`${name} threw for ${JSON.stringify(text.slice(0, 500))}:`, error);
    }
    const took = performance.now() - began;
    slowest = Math.max(slowest, took);
    if (took > SLOWEST_MS) {
      failures += 1;
      console.error(`${name} took ${Math.round(took)} ms for ${JSON.stringify(text.slice(0, 500))}`);
    }
  }
  given += count;
  console.log(`${name}: ${count} inputs, slowest ${slowest.toFixed(1)} ms`);
}
console.log(`${given} inputs in all, ${failures} failures.`);
process.exitCode = failures > 0 ? 1 : 0;
