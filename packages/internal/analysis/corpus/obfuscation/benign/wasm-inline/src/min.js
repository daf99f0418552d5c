// surroundings: tooltip
const bytes = Uint8Array.from(atob('AGFzbQEAAAABBwFgAn9/AX8DAgEABwcBA2FkZAAACgkBBwAgACABags='), (c) => c.charCodeAt(0));
export const add = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.add;
