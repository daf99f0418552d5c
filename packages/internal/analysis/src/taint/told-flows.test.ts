import { readAccessManifest } from '../access-manifest.ts';
import { createFileLinker } from '../link-files.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { RULES } from '../rules/registry.ts';
import type { Sink, SinkKind } from './sink.ts';
import type { SourceKind } from './source.ts';
import { isClosed, isTold, TOLD } from './told-flows.ts';
import type { Flow } from './trace-flows.ts';

const KINDS: readonly SourceKind[] = [
  'environment',
  'file',
  'cookie',
  'storage',
  'clipboard',
  'host',
  'page',
  'input',
  'system',
  'response',
  'message',
  'address',
  'request',
  'posted',
  'intercepted',
];
const SINKS: readonly [SinkKind, string][] = [
  ['network', 'fetch'],
  ['beacon', 'navigator.sendBeacon'],
  ['navigation', 'location'],
  ['dns', 'dns.lookup'],
  ['code', 'eval'],
  ['code', 'setTimeout'],
  ['code', 'require'],
  ['code', 'import'],
  ['code', 'importScripts'],
  ['code', '?constructor'],
  ['code', 'npm:ejs.render'],
  ['code', 'WebAssembly.compile'],
  ['script', 'element#innerHTML'],
  ['script', 'Worker'],
  ['process', 'child_process.exec'],
  ['write', 'fs.writeFile'],
  ['message', 'postMessage'],
  ['key', 'the name of a member'],
  ['log', 'console.log'],
];

function fileOf(text: string) {
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  if (!source) throw new Error('The text is a file.');
  return source;
}

const FILE = fileOf('const held = give(); take(held);');
const MANIFEST = { permissions: [], origins: ['https://api.example.com'] };

/** The rules that speak of a short flow of such a kind to such an end. */
function speakersOf(kind: SourceKind, sink: Sink): string[] {
  const [from] = FILE.index.calls;
  if (!from) throw new Error('The file holds calls.');
  const flow: Flow = {
    source: { kind, from, node: from, label: 'what is held' },
    sink,
    steps: [
      { node: from, file: FILE },
      { node: sink.value, file: FILE },
    ],
    file: FILE,
  };
  const speakers: string[] = [];
  for (const manifest of [null, readAccessManifest(MANIFEST)])
    for (const { id, visit } of RULES)
      visit.flow?.(flow, { file: FILE, manifest, report: () => speakers.push(id) });
  return speakers;
}

function sinkOf(kind: SinkKind, name: string): Sink {
  const [, node] = FILE.index.calls;
  if (node?.type !== 'CallExpression' || !node.arguments[0]) throw new Error('The file holds two calls.');
  return { kind, name, node, value: node.arguments[0], destination: null };
}

const pairs = KINDS.flatMap((kind) => SINKS.map(([end, name]) => ({ kind, end, name })));

describe('flows that are traced', () => {
  it('are decided on for every kind of information', () => {
    expect(Object.keys(TOLD).toSorted()).toEqual(KINDS.toSorted());
  });

  it.each(pairs.filter(({ kind, end, name }) => !isTold(kind, sinkOf(end, name))))(
    'leave out $kind to $name, of which no rule speaks',
    ({ kind, end, name }) => {
      expect(speakersOf(kind, sinkOf(end, name))).toEqual([]);
    },
  );

  it.each<[SourceKind, SinkKind, string]>([
    ['environment', 'network', 'fetch'],
    ['storage', 'code', 'import'],
    ['response', 'code', 'eval'],
    ['request', 'process', 'child_process.exec'],
    ['posted', 'script', 'element#innerHTML'],
    ['cookie', 'log', 'console.log'],
  ])('hold %s to %s by %s, of which some do', (kind, end, name) => {
    const sink = sinkOf(end, name);
    expect(isTold(kind, sink)).toBe(true);
    expect(speakersOf(kind, sink)).not.toEqual([]);
  });
});

describe('nothing flows', () => {
  it.each([
    ['into a text', "take('held')", true],
    ['into a template without parts', 'take(`held`)', true],
    ['into a function', 'take(function () { return held; })', true],
    ['into an arrow with statements', 'take(() => { give(held); })', true],
    ['but into a template with parts', 'take(`${held}`)', false],
    ['but into an arrow that gives what it holds', 'take(() => held)', false],
    ['but into a name', 'take(held)', false],
  ])('%s', (_what, text, isNone) => {
    const [call] = fileOf(text).index.calls;
    const value = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
    expect(value && isClosed(value)).toBe(isNone);
  });

  it('into a text of its own, but a method may put something to it', () => {
    const member = fileOf("'a'.concat(held)").index.members[0];
    expect(member && isClosed(member.object)).toBe(false);
  });
});
