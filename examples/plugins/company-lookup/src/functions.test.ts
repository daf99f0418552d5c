import { runFunction, type TestHostOptions } from '@guildhall/plugin-sdk/testing';
import { functions } from './functions.ts';

const NOW = Date.UTC(2026, 0, 2);
const DAY_MS = 86_400_000;
const ACME = { name: 'Acme Ltd', city: 'Lisbon', employees: 120 };
const register = (answer: { status?: number; body?: { items: (typeof ACME)[] } }) => ({
  'GET https://api.company-register.example/v1/companies*': answer,
});
const known = register({ body: { items: [ACME] } });

const lookUp = (company: string, options: TestHostOptions = {}) =>
  runFunction(functions, 'lookUp', { company }, { now: NOW, fetch: known, ...options });

describe('looking a company up', () => {
  it('asks the register by name, and lets somebody else put the key in', async () => {
    const { value, requests } = await lookUp(' Acme & Sons ');
    expect(value).toEqual(ACME);
    expect(requests).toMatchObject([
      {
        url: 'https://api.company-register.example/v1/companies?limit=1&name=Acme%20%26%20Sons',
        headers: { authorization: 'Bearer {{secret:REGISTER_KEY}}' },
      },
    ]);
  });

  it('asks once a day, also about a company that nobody knows', async () => {
    const fetch = register({ body: { items: [] } });
    const first = await lookUp('Nobody', { fetch });
    const again = await lookUp('NOBODY', { fetch, storage: first.stored(), now: NOW + DAY_MS - 1 });
    const nextDay = await lookUp('nobody', { fetch, storage: first.stored(), now: NOW + DAY_MS });
    expect([first.value, again.value, nextDay.value]).toEqual([null, null, null]);
    expect([first, again, nextDay].map(({ requests }) => requests.length)).toEqual([1, 0, 1]);
  });

  it('says so when the register does not answer, and keeps nothing', async () => {
    await expect(lookUp('Acme', { fetch: register({ status: 503 }) })).rejects.toThrow('answered with 503');
  });

  it('says who can help where nobody has entered the key', async () => {
    const refuse = () => {
      throw Object.assign(new Error('No such secret.'), { code: 'SECRET_UNKNOWN' });
    };
    const fetch = { 'GET https://api.company-register.example/v1/companies*': refuse };
    await expect(lookUp('Acme', { fetch })).rejects.toThrow('An administrator enters it under Secrets.');
  });

  it.each(['', '   '])('asks nobody about no name: "%s"', async (company) => {
    const { value, calls } = await lookUp(company);
    expect([value, calls]).toEqual([null, []]);
  });

  it('gives no more than what is shown', async () => {
    const chatty = { ...ACME, owners: ['Ada'] };
    expect((await lookUp('Acme', { fetch: register({ body: { items: [chatty] } }) })).value).toEqual(ACME);
  });
});
