import { analyze } from '../analyze.ts';
import { readBaseline, suppress, writeBaseline } from './suppressions.ts';

const TODAY = '2026-11-23';
const EVIL = 'eval(location.hash);';

async function judge(text: string, baseline: string | null = null) {
  const files = new Map([['a.js', text]]);
  const { findings } = await analyze({ files });
  const read = baseline === null ? null : readBaseline(baseline);
  return suppress(findings, files, read?.ok ? read.value : null, TODAY);
}

describe('a comment that suppresses', () => {
  it('marks findings of its rule on its own line and the next, and keeps them in the list', async () => {
    const { findings } = await judge(
      `// guildhall-ignore eval-code until 2027-01-31: a demo\n${EVIL}\n\n${EVIL}`,
    );
    const evals = findings.filter(({ ruleId }) => ruleId === 'eval-code');
    expect(evals.map(({ suppressed }) => suppressed?.reason ?? null)).toEqual(['a demo', null]);
  });

  it('leaves other rules alone', async () => {
    const { findings } = await judge(`${EVIL} // guildhall-ignore hidden-text until 2027-01-31: no`);
    expect(findings.every(({ suppressed }) => !suppressed)).toBe(true);
  });

  it.each([
    ['without a reason', 'eval-code until 2027-01-31:', 'Write it as'],
    ['without a day', 'eval-code: because', 'Write it as'],
    ['that has ended', 'eval-code until 2026-11-22: because', 'It ended'],
    ['for longer than a year', 'eval-code until 2028-01-01: because', 'a year at most'],
    ['for a day that is none', 'eval-code until 2027-13-45: because', 'is no day'],
  ])('%s suppresses nothing and is named', async (_name, words, message) => {
    const { findings, problems } = await judge(`// guildhall-ignore ${words}\n${EVIL}`);
    expect(findings.every(({ suppressed }) => !suppressed)).toBe(true);
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(['a.js:1']);
    expect(problems[0]?.message).toContain(message);
  });
});

describe('a baseline', () => {
  it('covers what was there, also when lines move, and nothing new', async () => {
    const before = await judge(EVIL);
    const baseline = writeBaseline(before.findings, 'found before we looked', '2027-06-01');
    const after = await judge(`\n\n// moved\n${EVIL}\nnew Function(location.search)();`, baseline);
    const open = after.findings.filter(({ suppressed }) => !suppressed).map(({ line }) => line);
    expect(after.findings.some(({ suppressed }) => suppressed?.by === 'baseline')).toBe(true);
    expect(new Set(open)).toEqual(new Set([5]));
  });

  it('ends on its day', async () => {
    const before = await judge(EVIL);
    const { findings } = await judge(EVIL, writeBaseline(before.findings, 'old', '2026-11-22'));
    expect(findings.every(({ suppressed }) => !suppressed)).toBe(true);
  });

  it.each(['', '{}', '{"version":1,"findings":[{"id":"x"}]}'])('is refused as %j', (text) => {
    expect(readBaseline(text)).toMatchObject({ ok: false, error: { code: 'BAD_BASELINE' } });
  });
});
