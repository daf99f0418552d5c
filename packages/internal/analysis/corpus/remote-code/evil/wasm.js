import { definePlugin } from '@guildhall/plugin-sdk';
const { instance } = await WebAssembly.instantiateStreaming(fetch('https://c.example/a.wasm'));
