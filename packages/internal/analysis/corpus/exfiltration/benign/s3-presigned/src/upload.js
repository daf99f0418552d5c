// surroundings: emitter
export async function upload(file) {
  const { url, fields } = await (await fetch('/api/uploads', { method: 'POST' })).json();
  const form = new FormData();
  for (const [k, v] of Object.entries(fields)) form.append(k, v);
  form.append('file', file);
  await fetch(url, { method: 'POST', body: form });
}
