import { deadlines } from './deadlines.ts';

describe('deadlines', () => {
  it('gives requests that begin close together one signal, later ones another', () => {
    let ms = 0;
    const next = deadlines(3_200, () => ms);
    const first = next();
    ms = 99;
    const close = next();
    ms = 100;

    expect(close).toBe(first);
    expect(next()).not.toBe(first);
  });

  it('aborts when the time is up, never before', async () => {
    const begun = performance.now();
    const signal = deadlines(40)();
    await new Promise((aborted) => {
      signal.addEventListener('abort', aborted);
    });

    expect(performance.now() - begun).toBeGreaterThanOrEqual(39);
  });
});
