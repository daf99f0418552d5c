// surroundings: durations
const TTL = 24 * 3600 * 1000;
export function prune(store = localStorage) {
  for (const key of Object.keys(store)) {
    if (!key.startsWith('cache:')) continue;
    const { at } = JSON.parse(store.getItem(key));
    if (Date.now() - at > TTL) store.removeItem(key);
  }
}
