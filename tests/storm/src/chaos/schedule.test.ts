import { randomFrom } from '../random.ts';
import { FAULTS, planStorm } from './schedule.ts';

const plan = (seed: number, seconds = 20, queues: 'postgres' | 'redis' = 'redis') =>
  planStorm(randomFrom(seed), seconds, queues);

describe('the plan of a storm', () => {
  it('is the same for the same seed', () => {
    expect(plan(7)).toEqual(plan(7));
  });

  it('is another for another seed', () => {
    expect(plan(7)).not.toEqual(plan(8));
  });

  it.each([1, 2, 3])('breaks everything at least once, however short it is (seed %i)', (seed) => {
    expect(new Set(plan(seed, 3).map(({ fault }) => fault))).toEqual(new Set(FAULTS));
  });

  it('lets the queue forget everything once', () => {
    expect(plan(1, 600).filter(({ fault }) => fault === 'flush')).toHaveLength(1);
  });

  it('leaves Redis alone where there is none', () => {
    const faults = plan(1, 120, 'postgres').map(({ fault }) => fault);
    expect(faults).not.toContain('redis');
    expect(faults).not.toContain('flush');
  });

  it('ends when it is over, and comes in order', () => {
    const times = plan(3, 30).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(30_000);
  });
});
