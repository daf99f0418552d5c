// surroundings: emitter
const queue = [];
export function observe(consent) {
  if (!consent.analytics) return;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) queue.push({ n: e.name, v: e.startTime }); }).observe({ type: 'largest-contentful-paint', buffered: true });
  addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') navigator.sendBeacon('https://rum.example.com/v1', JSON.stringify(queue.splice(0))); });
}
