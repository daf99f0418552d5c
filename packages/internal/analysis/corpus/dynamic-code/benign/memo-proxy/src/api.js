// surroundings: durations
export const api = (base) => new Proxy({}, { get: (_, name) => (params) => fetch(`${base}/${String(name)}`, { method: 'POST', body: JSON.stringify(params) }).then((r) => r.json()) });
