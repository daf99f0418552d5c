// surroundings: durations
export const alphabet = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i)).join('');
export const toHex = (text) => [...text].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
export const fromHex = (hex) => hex.match(/../g).map((h) => String.fromCharCode(parseInt(h, 16))).join('');
