const API = 'https://api.example.com';
export async function run({ api }) {
  const people = await api.host.call('contacts.read');
  const answer = await fetch(`${API}/rates?currency=eur`);
  return { count: people.length, rates: await answer.json() };
}
