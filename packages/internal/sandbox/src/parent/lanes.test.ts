import { createLanes } from './lanes.ts';

describe('lanes', () => {
  const entered = async (lane: Promise<unknown>) =>
    Promise.race([lane.then(() => true), new Promise((resolve) => setTimeout(resolve, 5, false))]);

  test('let in as many as allowed, and the next when one leaves', async () => {
    const lanes = createLanes(2);
    const leave = await lanes.enter('a');
    await lanes.enter('a');
    const third = lanes.enter('a');
    await expect(entered(third)).resolves.toBe(false);
    leave();
    await expect(entered(third)).resolves.toBe(true);
  });

  test('do not let one wait for another’s', async () => {
    const lanes = createLanes(1);
    await lanes.enter('a');
    await expect(entered(lanes.enter('b'))).resolves.toBe(true);
  });

  test('serve those that wait in the order they came', async () => {
    const lanes = createLanes(1);
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
});
