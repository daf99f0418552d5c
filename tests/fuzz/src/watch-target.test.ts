import { fileURLToPath } from 'node:url';
import { watchTarget } from './watch-target.ts';

const module = fileURLToPath(new URL('./testing/bad-targets.ts', import.meta.url));
const watch = (target: string) => watchTarget({ module, target, inputs: 40, seed: 1, patience: 3_000 });
const textOf = (input: string | undefined): string => Buffer.from(input ?? '', 'base64').toString();

describe('a watched reader', () => {
  it.each([
    ['throws', 'threw Error: out of words'],
    ['is slow', 'twice over a second'],
  ])('that %s is told with its input, and read on', async (target, words) => {
    const { tally, failures } = await watch(target);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.why).toContain(words);
    expect(textOf(failures[0]?.input)).toBe('fault');
    expect(tally?.inputs).toBe(40);
  });

  it.each([
    ['hangs', 'kept its process for more than 3 seconds'],
    ['dies', 'ended its process'],
  ])('that %s is ended, and the input is known', async (target, words) => {
    const { tally, failures } = await watch(target);
    expect(tally).toBeNull();
    expect(failures.map(({ why }) => why).join()).toContain(words);
    expect(textOf(failures[0]?.input)).toBe('fault');
  });

  it('without a fault has none', async () => {
    const { tally, failures } = await watch('is fine');
    expect(failures).toEqual([]);
    expect(tally).toMatchObject({ inputs: 40, reached: { read: 40 } });
  });
});
