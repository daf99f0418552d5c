import { PEOPLE } from '../../contract/people.ts';
import { createTokenSource } from './token-source.ts';

const [ada] = PEOPLE;
if (!ada) throw new Error('Ada is missing.');
const START = Date.parse('2026-03-01T09:00:00Z');

function minting() {
  const clock = { now: START };
  let minted = 0;
  const ask = async () => {
    minted += 1;
    return { token: `token-${minted}`, expiresAt: new Date(clock.now + 600_000).toISOString() };
  };
  return { clock, getToken: createTokenSource(ada ?? raise(), ask, () => clock.now) };
}

function raise(): never {
  throw new Error('Ada is missing.');
}

describe('the token of a person', () => {
  it('is asked for once and used again', async () => {
    const { getToken } = minting();

    await expect(getToken()).resolves.toBe('token-1');
    await expect(getToken()).resolves.toBe('token-1');
  });

  it('is renewed a minute before it ends', async () => {
    const { clock, getToken } = minting();
    await getToken();

    clock.now = START + 539_000;
    await expect(getToken()).resolves.toBe('token-1');
    clock.now = START + 541_000;
    await expect(getToken()).resolves.toBe('token-2');
  });

  it('is asked for again after a failure', async () => {
    let attempts = 0;
    const getToken = createTokenSource(
      ada,
      async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('offline');
        return { token: 'token', expiresAt: new Date(START + 600_000).toISOString() };
      },
      () => START,
    );

    await expect(getToken()).rejects.toThrow('offline');
    await expect(getToken()).resolves.toBe('token');
  });
});
