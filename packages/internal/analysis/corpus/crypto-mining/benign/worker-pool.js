export const pool = Array.from({ length: navigator.hardwareConcurrency }, () => new Worker(new URL('./resize.js', import.meta.url)));
