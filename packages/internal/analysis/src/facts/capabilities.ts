/** What code can do, told by the shared names it touches. A capability is no accusation. */
export const CAPABILITIES = {
  network:
    /^(?:fetch|api\.fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|navigator\.sendBeacon|https?\.(?:get|request|createServer)|http2\.\w+|net\.\w+|tls\.\w+|dgram\.\w+|dns(?:\.promises)?\.\w+|npm:(?:axios|got|node-fetch|undici|ky|superagent|request|needle|ws)(?:\.\w+)?)$/,
  storage:
    /^(?:localStorage|sessionStorage|indexedDB|caches|cookieStore|document\.cookie|api\.storage)(?:\.|$)/,
  dom: /^document\.\w+/,
  'code-generation': /^(?:eval|Function|AsyncFunction|GeneratorFunction|execScript|vm\.\w+)$/,
  wasm: /^WebAssembly\.\w+$/,
  timers: /^(?:setTimeout|setInterval|requestAnimationFrame)$/,
  workers: /^(?:Worker|SharedWorker|worker_threads\.Worker|navigator\.serviceWorker\.register)$/,
  clipboard: /^navigator\.clipboard\.\w+$/,
  environment: /^(?:process\.env|Deno\.env|Bun\.env)(?:\.|$)/,
  filesystem: /^(?:fs(?:\.promises)?\.\w+|Deno\.(?:read|write|open|remove)\w*|Bun\.(?:file|write))$/,
  process: /^(?:child_process\.\w+|process\.(?:kill|dlopen|binding)|Deno\.(?:run|Command)|Bun\.spawn)$/,
  system: /^os\.\w+$/,
  crypto: /^(?:crypto\.(?!getRandomValues|randomUUID)\w+)/,
} as const satisfies Record<string, RegExp>;

export type Capability = keyof typeof CAPABILITIES;
export const CAPABILITY_NAMES = [
  'network',
  'storage',
  'dom',
  'code-generation',
  'wasm',
  'timers',
  'workers',
  'clipboard',
  'environment',
  'filesystem',
  'process',
  'system',
  'crypto',
] as const satisfies readonly Capability[];
