import { RateLimiterMemory } from 'rate-limiter-flexible';
import { leaseFrom } from './leases.ts';

describe('a limit shared by replicas', () => {
  it('lets through what it allows, and says when to come back', async () => {
    const { take } = leaseFrom(aCounter(100));
    const answers = [];
    for (let request = 0; request < 105; request += 1) answers.push(await take('ada'));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100);
    expect(answers.at(-1)).toMatchObject({ ok: false, left: 0 });
    expect(answers.at(-1)?.resetSeconds).toBeGreaterThan(50);
  });

  it('holds across replicas, whoever asks which', async () => {
    const counter = aCounter(100);
    const replicas = [leaseFrom(counter), leaseFrom(counter), leaseFrom(counter)];
    let through = 0;
    for (let request = 0; request < 300; request += 1) {
      const answer = await replicas[request % 3]?.take('ada');
      if (answer?.ok) through += 1;
    }
    expect(through).toBeLessThanOrEqual(100);
    // At most one lease is left unused in each of the others.
    expect(through).toBeGreaterThanOrEqual(96);
  });

  it('counts each caller apart', async () => {
    const { take } = leaseFrom(aCounter(50));
    for (let request = 0; request < 60; request += 1) await take('ada');
    expect((await take('ada')).ok).toBe(false);
    expect((await take('bob')).ok).toBe(true);
  });

  it('counts those who come at once', async () => {
    const { take } = leaseFrom(aCounter(50));
    const answers = await Promise.all(Array.from({ length: 200 }, async () => take('ada')));
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(50);
  });

  it('says without counting whether one could be taken at once', async () => {
    const { take, hasLeft } = leaseFrom(aCounter(50));
    expect(hasLeft('ada')).toBe(false);
    await take('ada');
    // A lease of one is spent: the counter has to be asked.
    expect(hasLeft('ada')).toBe(false);
    const wide = leaseFrom(aCounter(100));
    await wide.take('ada');
    for (let look = 0; look < 3; look += 1) expect(wide.hasLeft('ada')).toBe(true);
    await wide.take('ada');
    expect(wide.hasLeft('ada')).toBe(false);
  });

  it('begins anew with the next window', async () => {
    const clock = { now: Date.now() };
    const counter = new RateLimiterMemory({ points: 50, duration: 1 });
    const { take } = leaseFrom(counter, () => clock.now);
    for (let request = 0; request < 60; request += 1) await take('ada');
    expect((await take('ada')).ok).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    clock.now += 1_100;
    expect((await take('ada')).ok).toBe(true);
  });
});

const aCounter = (points: number) => new RateLimiterMemory({ points, duration: 60 });
