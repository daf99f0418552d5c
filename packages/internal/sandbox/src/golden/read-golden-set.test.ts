import { readGoldenSet } from './read-golden-set.ts';

const PLAIN = {
  format: 1,
  function: 'greet',
  now: '2026-01-01T00:00:00.000Z',
  calls: [],
  outcome: 'ok',
  value: 1,
};
const set = (files: Record<string, unknown>) =>
  readGoldenSet(
    new Map(
      Object.entries(files).map(([path, file]) => [
        path,
        typeof file === 'string' ? file : JSON.stringify(file),
      ]),
    ),
  );

describe('the golden invocations of a project', () => {
  it('are the JSON files of their folder, by name', () => {
    const files = {
      'golden/b.json': PLAIN,
      'golden/a.json': PLAIN,
      'src/golden/c.json': PLAIN,
      'golden/d.txt': '',
    };
    const { goldens, problems } = set(files);
    expect([goldens.map(({ name }) => name), problems]).toEqual([['a', 'b'], []]);
    expect(goldens[0]?.golden).toMatchObject({ payload: null, context: {}, settings: {}, seed: 1 });
  });

  it.each([
    ['that is no JSON', '{'],
    ['of an unknown form', { ...PLAIN, format: 2 }],
    ['with a field nobody knows', { ...PLAIN, mood: 'good' }],
    ['that ends as nothing ends', { ...PLAIN, outcome: 'fine' }],
    [
      'with too many calls',
      { ...PLAIN, calls: Array.from({ length: 201 }, () => ({ op: 'a', args: null })) },
    ],
    ['without a function', { ...PLAIN, function: '' }],
  ])('leave out a file %s, and say so', (_what, file) => {
    const { goldens, problems } = set({ 'golden/a.json': file, 'golden/b.json': PLAIN });
    expect(goldens.map(({ name }) => name)).toEqual(['b']);
    expect(problems).toEqual([expect.stringMatching(/^golden\/a\.json is no golden invocation: /)]);
  });

  it('have an end: twenty files, 128 KB each, 512 KB in all', () => {
    const many = Object.fromEntries(Array.from({ length: 22 }, (_, n) => [`golden/g${n + 10}.json`, PLAIN]));
    const counted = set(many);
    expect([counted.goldens.length, counted.problems.length]).toEqual([20, 2]);
    const large = (kb: number) => ({ ...PLAIN, value: 'x'.repeat(kb * 1024) });
    expect(set({ 'golden/a.json': large(129) }).problems).toEqual(['golden/a.json is larger than 128 KB.']);
    const heavy = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((n) => [`golden/${n}.json`, large(120)]));
    expect(set(heavy).problems).toEqual([expect.stringMatching(/^golden\/e\.json is beyond/)]);
  });
});
