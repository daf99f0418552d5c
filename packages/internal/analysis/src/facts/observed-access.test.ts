import { analyzePackage } from '../analyze-package.ts';
import { factSheet } from './fact-sheet.ts';

interface Seen {
  capabilities: string[];
  origins: string[];
  hostApis: string[];
}

const names = (all: readonly string[]): string[] => [...new Set(all)].sort();

it.each<[string, Record<string, string>, Seen]>([
  [
    'a panel with a chart of rates',
    {
      'plugin.ts': `import { definePlugin } from '@guildhall/plugin-sdk';
import { rates } from './rates.ts';
export default definePlugin({ modules: { async panel({ api, root }) { const all = await rates(api); root.textContent = all.length; setInterval(() => rates(api), 60_000); } } });`,
      'rates.ts': `const BASE = 'https://rates.example/v1';
export const rates = async (api) => (await api.fetch(\`\${BASE}/latest?base=\${await api.host.call('settings.currency')}\`)).json();`,
    },
    {
      capabilities: ['network', 'timers'],
      origins: ['https://rates.example'],
      hostApis: ['settings.currency'],
    },
  ],
  [
    'a picture in the page',
    {
      'a.jsx': `export const Logo = ({ id }) => <img src={\`https://cdn.example/\${id}.png\`} />;
export const mount = (root) => { const i = document.createElement('img'); i.src = 'https://img.example/a.png'; root.append(i); };`,
    },
    { capabilities: ['dom'], origins: ['https://cdn.example', 'https://img.example'], hostApis: [] },
  ],
  [
    'two places by a switch',
    {
      'a.js': `export const run = ({ api, input }) => api.fetch(input.test ? 'https://test.example/x' : 'https://live.example/x');`,
    },
    { capabilities: ['network'], origins: ['https://live.example', 'https://test.example'], hostApis: [] },
  ],
  [
    'a class that keeps the api',
    {
      'a.ts': `class Store { #api; constructor(api) { this.#api = api; } all() { return this.#api.host.call('notes.list'); } add(text: string) { return this.#api.host.call('notes.add', { text }); } }
export const run = ({ api }) => new Store(api).all();`,
    },
    { capabilities: [], origins: [], hostApis: ['notes.add', 'notes.list'] },
  ],
  [
    'functions that take what they need out of what they are given',
    {
      'functions.ts': `import { defineFunctions, type FunctionApi } from '@guildhall/plugin-sdk/functions';
import { forFunctions } from './host.ts';
const count = (_payload: unknown, { host }: FunctionApi) => host.call('contacts.list', {});
const show = (_payload: unknown, given: FunctionApi) => given.host.call('contacts.read', {});
const note = (_payload: unknown, given: FunctionApi) => { const { host } = forFunctions(given); return host.call('notes.add', {}); };
const reach = ({ host, port }: { host: string; port: number }) => host.endsWith('.example') && port > 0;
export const functions = defineFunctions({ count, show, note, reach });`,
      'host.ts': `import type { FunctionApi } from '@guildhall/plugin-sdk/functions';
export function forFunctions(api: FunctionApi): HostFunctionApi { return api as unknown as HostFunctionApi; }`,
    },
    { capabilities: [], origins: [], hostApis: ['contacts.list', 'contacts.read', 'notes.add'] },
  ],
  [
    'a function of the server',
    {
      'f.ts': `import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import dns from 'node:dns/promises';
const { env } = process;
export const run = async () => ({ h: createHash('sha256').update(await readFile('a.txt')).digest('hex'), l: env.LEVEL, a: await dns.lookup('db.example') });`,
    },
    { capabilities: ['crypto', 'environment', 'filesystem', 'network'], origins: [], hostApis: [] },
  ],
  [
    'a socket and a worker',
    {
      'a.js': `const ws = new WebSocket('wss://live.example/feed'); const w = new Worker(new URL('./w.js', import.meta.url)); ws.onmessage = (e) => w.postMessage(e.data);`,
      'w.js': `onmessage = async (e) => { const { instance } = await WebAssembly.instantiateStreaming(fetch(new URL('./x.wasm', import.meta.url))); postMessage(instance.exports.run(e.data)); };`,
    },
    { capabilities: ['network', 'wasm', 'workers'], origins: ['wss://live.example'], hostApis: [] },
  ],
  [
    'host APIs as members and by names',
    {
      'a.js': `const READ = ['contacts', 'read'].join('.');
export const run = async ({ api: { host, storage } }) => { const [a, b] = await Promise.all([host.call(READ), host.contacts.count()]); await storage.set('n', a.length + b); };`,
    },
    { capabilities: ['storage'], origins: [], hostApis: ['contacts.count', 'contacts.read'] },
  ],
  [
    'a client of its own',
    {
      'a.js': `import axios from 'axios'; const client = axios.create({ baseURL: 'https://crm.example/api' });
export const people = () => client.get('/people'); export const track = () => navigator.sendBeacon('https://stats.example/t', '1');`,
    },
    { capabilities: ['network'], origins: ['https://crm.example', 'https://stats.example'], hostApis: [] },
  ],
  [
    'storage, clipboard and frames',
    {
      'a.js': `export const copy = (t) => navigator.clipboard.writeText(t); const s = window.localStorage; export const last = () => s.getItem('last') ?? document.cookie; requestAnimationFrame(() => copy('x'));`,
    },
    { capabilities: ['clipboard', 'dom', 'storage', 'timers'], origins: [], hostApis: [] },
  ],
  [
    'links and words that are no access',
    {
      'a.jsx': `const HELP = 'https://help.example/x'; export const Help = () => <a href={HELP}>https://other.example</a>; export const schema = { $id: 'https://schema.example/a.json' };`,
    },
    { capabilities: [], origins: [], hostApis: [] },
  ],
  [
    'pictures that are in the text itself',
    {
      'a.js': `const i = new Image(); i.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='; const a = document.createElement('a'); a.href = 'https://read.example/more';`,
    },
    { capabilities: ['dom'], origins: [], hostApis: [] },
  ],
])('shows what is reached by %s', async (_plugin, files, seen) => {
  const { facts } = await analyzePackage({ files: new Map(Object.entries(files)), manifest: {} });
  expect({
    capabilities: names(Object.keys(facts.capabilities)),
    origins: names(facts.origins.map(({ origin }) => origin)),
    hostApis: names(facts.hostApis.map(({ name }) => name)),
  }).toEqual(seen);
});

it('proves what is undeclared by its line, also for what an element loads, and names what nobody uses', async () => {
  const text = [
    "const client = axios.create({ baseURL: 'https://crm.example/api' });",
    'export const Logo = () => <img src="/own.png" srcSet={`https://cdn.example/${size}.png`} />;',
    "export const run = ({ api, live }) => api.fetch(live ? 'https://api.example.com/a' : 'https://test.example/a');",
  ];
  const { facts } = await analyzePackage({
    files: new Map([['a.jsx', ["import axios from 'axios';", ...text].join('\n')]]),
    manifest: null,
  });
  const { origins } = factSheet(facts, { origins: ['https://api.example.com', 'https://old.example'] });
  expect(origins.undeclared.map(({ origin, location }) => `${origin} ${location.line}`).sort()).toEqual([
    'https://cdn.example 3',
    'https://crm.example 2',
    'https://test.example 4',
  ]);
  expect(origins.unused).toEqual(['https://old.example']);
});
