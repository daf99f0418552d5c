type Detail = Record<string, string | number>;
const queue: { name: string; detail: Detail; at: number }[] = [];
export function track(name: string, detail: Detail = {}): void {
  queue.push({ name, detail, at: Date.now() });
}
export function flush(endpoint: string): void {
  if (queue.length === 0) return;
  navigator.sendBeacon(endpoint, JSON.stringify(queue.splice(0)));
}
export function start(endpoint: string): void {
  addEventListener('pagehide', () => flush(endpoint));
  document.querySelectorAll('[data-track]').forEach((el) => el.addEventListener('click', () => track('click', { id: el.id })));
}
