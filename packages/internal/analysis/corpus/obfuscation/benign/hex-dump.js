export const dump = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join(' ');
export const parse = (text) => Uint8Array.from(text.split(' '), (h) => parseInt(h, 16));
