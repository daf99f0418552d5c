import { setTimeout as pause } from 'node:timers/promises';
import { createPatience } from './patience.ts';
import { createSliceClock, writeSlices } from './slice-clock.ts';

describe('patience with a guest that does not come back', () => {
  async function stay({
    limitMs,
    blockedMs,
    workedMs,
  }: {
    limitMs: number;
    blockedMs: number;
    workedMs: number;
  }) {
    let time = 0;
    const patience = createPatience(() => time);
    const slices = createSliceClock();
    writeSlices(slices, () => 7).enter(limitMs);
    patience.judge(slices);
    time += workedMs;
    await pause(blockedMs);
    return patience.judge(slices);
  }

  test('ends while it is within its limit and a little more', async () => {
    await expect(stay({ limitMs: 50, blockedMs: 100, workedMs: 100 })).resolves.toBeUndefined();
  });

  test('is over when it worked and is late', async () => {
    await expect(stay({ limitMs: 10, blockedMs: 230, workedMs: 200 })).resolves.toEqual({
      run: 7,
      guilty: true,
    });
  });

  test('lasts longer where the machine did not let it work', async () => {
    await expect(stay({ limitMs: 10, blockedMs: 230, workedMs: 5 })).resolves.toBeUndefined();
  });

  test('is over then as well, but nobody is blamed', async () => {
    await expect(stay({ limitMs: 10, blockedMs: 450, workedMs: 5 })).resolves.toEqual({
      run: 7,
      guilty: false,
    });
  });

  test('has nothing to do while nobody is inside', async () => {
    const slices = createSliceClock();
    const watch = writeSlices(slices, () => 7);
    watch.enter(0);
    watch.leave();
    expect(createPatience().judge(slices)).toBeUndefined();
  });
});
