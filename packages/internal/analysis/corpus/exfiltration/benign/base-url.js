const base = process.env.API_URL ?? 'http://localhost:3000';
export const health = () => fetch(`${base}/health`).then((r) => r.ok);
