export function track(name, props) { return fetch('/api/events', { method: 'POST', body: JSON.stringify({ name, props, at: Date.now() }) }); }
