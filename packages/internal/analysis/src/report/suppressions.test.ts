import { analyzePackage as analyze } from '../analyze-package.ts';
import {
  readBaseline,
  suppress,
  writeBaseline,
  type JudgedFinding,
  type JudgedPackage,
} from './suppressions.ts';

const TODAY = '2026-11-23';
const EVIL = 'eval(location.hash);';

const NAME = 'orchard.greeter';

async function judge(text: string, baseline: string | null = null, changes: Partial<JudgedPackage> = {}) {
  const files = new Map([['a.js', text]]);
  const judged = { name: NAME, files, isOwn: true, ...changes };
  const { findings } = await analyze({ files: judged.files });
  const read = baseline === null ? null : readBaseline(baseline);
  return suppress(findings, judged, read?.ok ? read.value : null, TODAY);
}

const alerting: JudgedFinding = {
  ...{ id: 'f1', ruleId: 'custom/no-alert', threat: 'custom', severity: 'high', confidence: 'high' },
  ...{ file: 'a.js', line: 1, column: 1, endLine: 1, endColumn: 9 },
  ...{ message: 'It alerts.', why: 'It stops the page.', fix: 'Leave it out.', excerpt: 'alert(1)' },
};

function isOpen({ suppressed }: JudgedFinding): boolean {
  return suppressed === undefined;
}

describe('a comment that suppresses', () => {
  it('marks findings of its rule on its own line and the next, and keeps them in the list', async () => {
    const { findings } = await judge(
      `// guildhall-ignore eval-code until 2027-01-31: a demo\n${EVIL}\n\n${EVIL}`,
    );
    const evals = findings.filter(({ ruleId }) => ruleId === 'eval-code');
    expect(evals.map(({ suppressed }) => suppressed?.reason ?? null)).toEqual(['a demo', null]);
  });

  it("marks findings of a marketplace's own rule", () => {
    const files = new Map([
      ['a.js', `alert(1); // guildhall-ignore custom/no-alert until 2027-01-31: a demo`],
    ]);
    const [finding] = suppress([alerting], { name: NAME, files, isOwn: true }, null, TODAY).findings;
    expect(finding?.suppressed?.reason).toBe('a demo');
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

describe('the code of others', () => {
  const SUPPRESSED = `${EVIL} // guildhall-ignore eval-code until 2027-01-31: nothing to see`;

  it.each([
    ['a package that somebody else wrote', { isOwn: false }, 'a.js:1'],
    [
      'a dependency that lies in one’s own package',
      { files: new Map([['node_modules/dep/a.js', SUPPRESSED]]) },
      'node_modules/dep/a.js:1',
    ],
    [
      'a dependency of a dependency',
      { files: new Map([['lib/node_modules/@a/b/node_modules/c/a.js', SUPPRESSED]]) },
      'lib/node_modules/@a/b/node_modules/c/a.js:1',
    ],
  ])('suppresses nothing of itself in %s, and is named', async (_name, changes, place) => {
    const { findings, problems } = await judge(SUPPRESSED, null, changes);
    expect(findings.filter(isOpen).map(({ ruleId }) => ruleId)).toContain('eval-code');
    expect(findings.every(isOpen)).toBe(true);
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([place]);
  });

  it('is not covered by the baseline of another publisher', async () => {
    const before = await judge(EVIL);
    const foreign = writeBaseline('stranger.greeter', before.findings, 'fine for us', '2027-06-01');
    const { findings, problems } = await judge(EVIL, foreign);
    expect(findings.every(isOpen)).toBe(true);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('written for stranger.greeter, and this is orchard.greeter');
  });
});

describe('a baseline', () => {
  it('covers what was there, also when lines move, and nothing new', async () => {
    const before = await judge(EVIL);
    const baseline = writeBaseline(NAME, before.findings, 'found before we looked', '2027-06-01');
    const after = await judge(`\n\n// moved\n${EVIL}\nnew Function(location.search)();`, baseline);
    const open = after.findings.filter(({ suppressed }) => !suppressed).map(({ line }) => line);
    expect(after.findings.some(({ suppressed }) => suppressed?.by === 'baseline')).toBe(true);
    expect(new Set(open)).toEqual(new Set([5]));
  });

  it.each([
    ['ends on its day', '2026-11-22', 'It ended on 2026-11-22'],
    ['holds for a year at most', '9999-12-31', 'for a year at most'],
  ])('%s, and says so', async (_name, until, message) => {
    const before = await judge(EVIL);
    const { findings, problems } = await judge(EVIL, writeBaseline(NAME, before.findings, 'old', until));
    expect(findings.every(isOpen)).toBe(true);
    expect(problems).toHaveLength(before.findings.length);
    expect(problems[0]).toMatchObject({ file: 'a.js', line: null });
    expect(problems[0]?.message).toContain(message);
  });

  it('needs a reason that says something', () => {
    const entry = { id: 'x', ruleId: 'eval-code', file: 'a.js', until: '2027-01-01', reason: ' ' };
    const text = JSON.stringify({ version: 2, package: NAME, findings: [entry] });
    expect(readBaseline(text)).toMatchObject({ ok: false, error: { code: 'BAD_BASELINE' } });
  });

  it('of the time before packages were named is written anew', () => {
    expect(readBaseline('{"version":1,"findings":[]}')).toMatchObject({
      ok: false,
      error: { message: 'The baseline names no package. Write it anew with --write-baseline.' },
    });
  });

  it.each(['', '{}', '{"version":1,"findings":[{"id":"x"}]}'])('is refused as %j', (text) => {
    expect(readBaseline(text)).toMatchObject({ ok: false, error: { code: 'BAD_BASELINE' } });
  });
});
