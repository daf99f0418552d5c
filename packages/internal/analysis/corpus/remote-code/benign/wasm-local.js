let ready;
export function load() {
  ready ??= WebAssembly.instantiateStreaming(fetch(new URL('./codec_bg.wasm', import.meta.url)), { env: { abort: () => { throw new Error('abort'); } } });
  return ready.then(({ instance }) => instance.exports);
}
