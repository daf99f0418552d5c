const { instance } = await WebAssembly.instantiateStreaming(fetch('https://cdn.invalid/x.wasm')); instance.exports.main();
