import { welcome } from './welcome.ts';

const addresses = { gateway: 'http://127.0.0.1:4000', graphql: '', exampleHost: '', personas: {} };

/** How it says to sign in, when the data is kept there. */
function login(dataFolder: string): string | undefined {
  const told = welcome(addresses, { dataFolder, queues: 'postgres' }, 1).split('\n');
  return told.find((line) => line.includes(' login '))?.replace(/^.*(?=--persona)/u, '');
}

it('says how to sign in so that it works, wherever the data is kept', () => {
  expect(login('.guildhall')).toBe('--persona publisher');
  expect(login('/srv/data')).toBe('--persona publisher --data /srv/data');
  expect(login("/srv/Ada's data")).toBe("--persona publisher --data '/srv/Ada'\\''s data'");
});
