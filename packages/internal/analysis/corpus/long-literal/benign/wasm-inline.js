const BYTES = 'AGFzbQEAAAABBwFgAn9/AX8DAgEABwcBA2FkZAAACgkBBwAgACABagsAGgRuYW1lAQYBAANhZGQCCwEAAgAFbGVmdAEFcmlnaHQ=';
export const add = async () => {
  const bytes = Uint8Array.from(atob(BYTES), (c) => c.charCodeAt(0));
  return (await WebAssembly.instantiate(bytes)).instance.exports.add;
};
