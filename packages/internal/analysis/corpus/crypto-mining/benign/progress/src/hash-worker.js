// surroundings: emitter
self.onmessage = async ({ data: { id, buffer } }) => {
  const digest = await crypto.subtle.digest('SHA-1', buffer);
  self.postMessage({ id, hash: [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('') });
};
