import fc from 'fast-check';
import { analyze } from './analyze.ts';
import { MANIFEST } from './testing/analyze-text.ts';
import { readCorpus } from './testing/read-corpus.ts';

const texts = readCorpus()
  .filter(({ file }) => file.endsWith('.js'))
  .flatMap(({ files }) => [...files.values()]);
const corpusText = fc.constantFrom(...texts);

/** Stored evasions cut, glued and repeated: mostly nonsense, all of it near what rules look for. */
const mutated = fc
  .tuple(
    fc.array(corpusText, { minLength: 1, maxLength: 6 }),
    fc.nat(),
    fc.nat(),
    fc.integer({ min: 1, max: 30 }),
  )
  .map(([parts, from, length, times]) => {
    const whole = parts.join('\n');
    const at = from % whole.length;
    return whole.slice(0, at) + whole.slice(at, at + (length % 60)).repeat(times) + whole.slice(at);
  });

const deep = fc
  .tuple(
    fc.constantFrom(['(', ')'], ['[', ']'], ['!', ''], ['x=>', ''], ['{a:', '}'], ['a+', '']),
    fc.integer({ min: 1, max: 3000 }),
  )
  .map(([[open = '', close = ''], times]) => `const v = ${open.repeat(times)}1${close.repeat(times)};`);

describe('whatever a file holds', () => {
  it('is analysed within a second of work, and nothing is thrown', async () => {
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 8, arbitrary: mutated },
          { weight: 1, arbitrary: deep },
          fc.string({ maxLength: 400 }),
        ),
        async (text) => {
          const given = { files: new Map([['a.js', text]]), manifest: MANIFEST };
          const began = process.threadCpuUsage();
          const { findings, errors } = await analyze(given);
          slowest = Math.max(slowest, microsecondsSince(began));
          expect(Array.isArray(findings)).toBe(true);
          for (const { file } of errors) expect(file).toBe('a.js');
        },
      ),
      { numRuns: 2000, seed: 20261 },
    );
    expect(slowest).toBeLessThan(1_000_000);
  }, 120_000);

  it.each([
    ['calls', (n: number) => 'f(a);'.repeat(n)],
    ['joined texts', (n: number) => `const t = ${"'abc' + ".repeat(n)}'';`],
    [
      'functions that call each other',
      (n: number) =>
        Array.from({ length: n }, (_, i) => `function f${i}(x) { return f${i + 1}(x); }`).join('\n'),
    ],
    [
      'events',
      (n: number) =>
        `const b = make(); ${"b.on('x', (v) => fetch(v)); b.emit('x', document.cookie);".repeat(n / 4)}`,
    ],
  ])(
    'costs four times as much for four times as many %s, not sixteen',
    async (_what, make) => {
      const cost = async (n: number): Promise<number> => {
        const began = process.threadCpuUsage();
        await analyze({ files: new Map([['a.js', make(n)]]) });
        return microsecondsSince(began);
      };
      await cost(500);
      const small = Math.min(await cost(1000), await cost(1000));
      expect(await cost(4000)).toBeLessThan(Math.max(small * 10, 400_000));
    },
    60_000,
  );
});

/** Of this thread's own work: a busy machine makes nothing longer. */
function microsecondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began);
  return user + system;
}
