/** Sends how fast the page was to our own server; names of pages only. */
export function report(metric: { name: string; value: number }) {
  const body = JSON.stringify({ name: metric.name, value: Math.round(metric.value), page: location.pathname });
  if (!navigator.sendBeacon('/vitals', body)) void fetch('/vitals', { method: 'POST', body, keepalive: true });
}
