import { definePlugin } from '@guildhall/plugin-sdk';
export default definePlugin({ handlers: { async count({ api }) {
  const people = await api.host.call('contacts.read');
  return people.length;
} } });
