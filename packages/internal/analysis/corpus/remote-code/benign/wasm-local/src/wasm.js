// surroundings: emitter
export async function load() {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(new URL('./sum.wasm', import.meta.url)));
  return instance.exports.sum;
}
