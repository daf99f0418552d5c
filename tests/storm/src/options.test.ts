import { readOptions } from './options.ts';

describe('the options of a storm', () => {
  it('are read from words', () => {
    const words = ['--', '--seconds', '20', '--seed', '4', '--queues', 'postgres', '--control', 'inbox'];
    expect(readOptions(words)).toEqual({ seconds: 20, seed: 4, queues: 'postgres', control: 'inbox' });
  });

  it('are a minute with all protections when nothing is said', () => {
    expect(readOptions([])).toMatchObject({ seconds: 60, seed: 1 });
    expect(readOptions([])).not.toHaveProperty('control');
  });

  it.each([
    ['--control', 'everything'],
    ['--seconds', 'many'],
    ['--queues', 'paper'],
  ])('refuse %s %s', (name, value) => {
    expect(() => readOptions([name, value])).toThrow();
  });
});
