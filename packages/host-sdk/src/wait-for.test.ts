import { createStore } from './store.ts';
import { waitFor } from './wait-for.ts';

describe('waiting for a value', () => {
  it('ends at once where it is there', async () => {
    await expect(waitFor(createStore(3), (value) => value === 3, 0)).resolves.toBe(true);
  });

  it('ends when it comes', async () => {
    const store = createStore(1);
    const waiting = waitFor(store, (value) => value === 3, 60_000);
    store.set(2);
    store.set(3);
    await expect(waiting).resolves.toBe(true);
  });

  it('ends without it after the time', async () => {
    await expect(waitFor(createStore(1), (value) => value === 3, 5)).resolves.toBe(false);
  });
});
