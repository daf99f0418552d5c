export function onStop(act) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, async () => { await act(); process.exit(0); });
}
