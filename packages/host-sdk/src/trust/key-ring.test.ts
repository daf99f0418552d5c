import { signAsMarketplace } from '../testing/sign-as-marketplace.ts';
import { createKeyRing } from './key-ring.ts';
import type { PublicKey } from './public-key.ts';

const { keys } = signAsMarketplace();
const MINUTE = 60_000;

function ring(answers: (readonly PublicKey[] | Error)[], pinned?: readonly PublicKey[]) {
  const asked: boolean[] = [];
  let time = 0;
  const fetchKeys = (fresh: boolean) => {
    asked.push(fresh);
    const answer = answers.shift() ?? new Error('asked too often');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { ring: createKeyRing(pinned, fetchKeys, () => time), asked, pass };
}

describe('the keys of a page', () => {
  it('are asked for once, however many need them', async () => {
    const { ring: keyRing, asked } = ring([keys]);
    await Promise.all([keyRing.keysOf('governance'), keyRing.keysOf('installation')]);
    await expect(keyRing.keysOf('governance')).resolves.toMatchObject([{ kid: 'governance' }]);
    expect(asked).toEqual([false]);
  });

  it('are asked for again when they could not be had', async () => {
    const { ring: keyRing } = ring([new Error('offline'), keys]);
    await expect(keyRing.keysOf('governance')).rejects.toThrow('offline');
    await expect(keyRing.keysOf('governance')).resolves.toHaveLength(1);
  });

  it('are asked for anew when a signature does not hold, once a minute at most', async () => {
    const changed = signAsMarketplace().keys;
    const { ring: keyRing, asked, pass } = ring([keys, changed]);
    await keyRing.keysOf('governance');
    await expect(keyRing.renew()).resolves.toBe(false);
    pass(MINUTE);
    await expect(keyRing.renew()).resolves.toBe(true);
    await expect(keyRing.renew()).resolves.toBe(false);
    expect(asked).toEqual([false, true]);
    await expect(keyRing.keysOf('governance')).resolves.toEqual(
      changed.filter(({ kid }) => kid === 'governance'),
    );
  });

  it('are never asked for where the host pinned them', async () => {
    const { ring: keyRing, asked, pass } = ring([], keys);
    await expect(keyRing.keysOf('governance')).resolves.toHaveLength(1);
    await expect(keyRing.keysOf('stranger')).resolves.toEqual([]);
    pass(MINUTE);
    await expect(keyRing.renew()).resolves.toBe(false);
    expect(asked).toEqual([]);
  });
});
