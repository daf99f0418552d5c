/** Tells the reporting address about errors: message, file and line, nothing of the person. */
export function reportErrors(address, { release, limit = 5 } = {}) {
  let told = 0;
  addEventListener('error', ({ message, filename, lineno }) => {
    if (told++ >= limit) return;
    fetch(address, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message, filename, lineno, release }) });
  });
}
