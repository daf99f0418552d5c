import { card } from './view.js';
export async function show(api, el) {
  const list = await api.host.call('comments.list');
  for (const one of list) el.append(card(one));
}
