import { createLanes } from './lanes.ts';

describe('lanes', () => {
  const entered = async (lane: Promise<unknown>) =>
    Promise.race([lane.then(() => true), new Promise((resolve) => setTimeout(resolve, 5, false))]);
  const among = (each: number, suspects: readonly string[] = [], places = 1) =>
    createLanes({ each, suspects: places, isSuspect: (key) => suspects.includes(key) });

  test('let in as many as allowed, and the next when one leaves', async () => {
    const lanes = among(2);
    const leave = await lanes.enter('a');
    await lanes.enter('a');
    const third = lanes.enter('a');
    await expect(entered(third)).resolves.toBe(false);
    leave();
    await expect(entered(third)).resolves.toBe(true);
  });

  test('do not let one wait for another’s', async () => {
    const lanes = among(1);
    await lanes.enter('a');
    await expect(entered(lanes.enter('b'))).resolves.toBe(true);
  });

  test('serve those that wait in the order they came', async () => {
    const lanes = among(1);
    const order: number[] = [];
    const first = await lanes.enter('a');
    const rest = [1, 2, 3].map(async (index) => {
      const leave = await lanes.enter('a');
      order.push(index);
      leave();
    });
    first();
    await Promise.all(rest);
    expect(order).toEqual([1, 2, 3]);
  });

  describe('of suspects', () => {
    test('let each in once, and all together into what is theirs', async () => {
      const lanes = among(4, ['x', 'y', 'z'], 2);
      await lanes.enter('x');
      await expect(entered(lanes.enter('x'))).resolves.toBe(false);
      await expect(entered(lanes.enter('y'))).resolves.toBe(true);
      await expect(entered(lanes.enter('z'))).resolves.toBe(false);
      await expect(entered(lanes.enter('honest'))).resolves.toBe(true);
    });

    test('serve one after the other, not the one with the longest queue', async () => {
      const lanes = among(4, ['x', 'y'], 1);
      const order: string[] = [];
      const first = await lanes.enter('x');
      const rest = ['x', 'x', 'x', 'y'].map(async (key) => {
        const leave = await lanes.enter(key);
        order.push(key);
        leave();
      });
      first();
      await Promise.all(rest);
      expect(order.indexOf('y')).toBeLessThan(2);
      expect(order).toHaveLength(4);
    });

    test('widen again when suspicion ends while somebody waits', async () => {
      const suspects = ['x'];
      const lanes = among(2, suspects);
      const leave = await lanes.enter('x');
      const rest = [lanes.enter('x'), lanes.enter('x')];
      await expect(entered(Promise.race(rest))).resolves.toBe(false);
      suspects.pop();
      leave();
      await expect(entered(Promise.all(rest))).resolves.toBe(true);
    });
  });
});
