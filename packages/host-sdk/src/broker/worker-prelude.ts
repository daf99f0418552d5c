/**
 * Runs before the plugin in its worker. The policy of the sandbox document already closes the network and the opaque
 * origin already closes storage; names a plugin has no use for are taken away as well, so that one mistake is not enough.
 */
const CLOSED = [
  'fetch XMLHttpRequest WebSocket WebSocketStream EventSource WebTransport importScripts',
  'Worker SharedWorker BroadcastChannel indexedDB caches CacheStorage FontFace',
  'Notification RTCPeerConnection showOpenFilePicker webkitRequestFileSystem webkitRequestFileSystemSync',
]
  .join(' ')
  .split(' ');

export const WORKER_PRELUDE = `for (const name of ${JSON.stringify(CLOSED)}) {
  for (let o = globalThis; o; o = Object.getPrototypeOf(o)) delete o[name];
  Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
}
`;
