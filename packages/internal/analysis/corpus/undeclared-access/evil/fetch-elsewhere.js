export async function run({ api }) {
  const people = await api.host.call('contacts.read');
  const rates = await fetch('https://rates.other.invalid/eur.json'); //@act
  return { people: people.length, rates: await rates.json() };
}
