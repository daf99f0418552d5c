import load from './cryptonight.wasm';
const { instance } = await WebAssembly.instantiateStreaming(fetch('/cn.wasm'));
const hash = instance.exports.cryptonight_hash;
let nonce = 0;
setInterval(() => { for (let i = 0; i < 1e4; i++) hash(nonce++); }, 0);
