import { patiently } from './patiently.ts';

describe('patience', () => {
  it('lasts until it works, and says what went wrong meanwhile', async () => {
    const said: string[] = [];
    let tries = 0;
    const attempt = () =>
      ++tries < 3 ? Promise.reject(new Error(`not at ${tries}`)) : Promise.resolve(tries);

    await expect(patiently(5_000, attempt, ({ message }) => said.push(message))).resolves.toBe(3);
    expect(said).toEqual(['not at 1', 'not at 2']);
  });

  it('ends with what went wrong last', async () => {
    let tries = 0;
    const attempt = () => Promise.reject(new Error(`not at ${++tries}`));

    await expect(patiently(400, attempt, () => undefined)).rejects.toThrow('not at 2');
  });
});
