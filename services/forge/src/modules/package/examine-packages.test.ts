import { osvEntry } from '@guildhall/analysis';
import type { ActiveRule, BuildOutcome } from '../../inspection/jobs.ts';
import { InspectionBroken } from '../../inspection/open-plugin-process.ts';
import type { PackageReport } from '../../inspection/package-job.ts';
import { anEntry } from '../../testing/advisories.ts';
import { aBuild, fakeInspector } from '../../testing/fake-inspector.ts';
import { skipped } from '../check/check.ts';
import { examinePackages } from './examine-packages.ts';
import type { PackageKnowledge } from './package-knowledge.ts';
import type { PackageReading } from './package-report.repository.ts';

const never = new AbortController().signal;
const words = { name: 'words', version: '1.2.0', integrity: 'sha512-w', files: ['index.js'] };
const loud = { name: 'loud', version: '2.0.1', integrity: 'sha512-l', files: ['index.js'] };
const pinned = [words, loud].map(({ name, version }, at) => ({
  ...{ name, version, file: 'package-lock.json' },
  line: 10 + at,
}));

const aReport = (over: Partial<PackageReport> = {}): PackageReport => ({
  licence: 'MIT',
  findings: [],
  crashed: [],
  ...over,
});

const dangerous: PackageReport['findings'][number] = {
  ...{ id: 'f1', ruleId: 'remote-code', check: 'analysis', severity: 'HIGH', confidence: 'high' },
  ...{ threat: 'remote-code', file: 'index.js', line: 3, column: 1, message: 'It loads code.' },
  ...{ why: 'w', fix: 'f', excerpt: null },
};

/** What a marketplace knows, in memory. */
function knowing(entries: readonly object[] = []) {
  const reports = new Map<string, PackageReport>();
  const keyOf = ({ integrity, reading }: PackageReading) => `${integrity} ${reading}`;
  const knowledge: PackageKnowledge = {
    report: (of) => Promise.resolve(reports.get(keyOf(of)) ?? null),
    keep(of, report) {
      reports.set(keyOf(of), report);
      return Promise.resolve();
    },
    advisories: (names) =>
      Promise.resolve(
        entries
          .map((entry) => osvEntry.parse(entry))
          .filter((entry) => entry.affected.some((one) => names.includes(one.package?.name ?? ''))),
      ),
  };
  return { ...knowledge, reports };
}

async function examine(
  says: (name: string, rules: readonly ActiveRule[] | null) => Promise<PackageReport>,
  { knowledge = knowing(), over = {}, licences = {}, rules = [], watching = [] }: Setup = {},
) {
  let looks = 0;
  const inspector = fakeInspector({
    lookAt: ({ package: { name }, rules: asked = null }) => {
      looks += 1;
      return says(name, asked);
    },
  });
  const reference = ({ name, version, integrity }: typeof words) => ({ name, version, integrity });
  const built: BuildOutcome = {
    ...aBuild({ packages: [words, loud].map(reference) }),
    ...{ bundled: [words, loud], pinned },
    ...over,
  };
  const result = await examinePackages(built, { licences, rules, watching }, inspector, knowledge, never);
  return { ...result, looks };
}

interface Setup {
  knowledge?: ReturnType<typeof knowing>;
  over?: Partial<BuildOutcome>;
  licences?: { allow?: string[]; deny?: string[] };
  rules?: ActiveRule[];
  watching?: string[];
}

const clean = () => Promise.resolve(aReport());

describe('packages that come along', () => {
  it('pass when nothing is found, with their licences', async () => {
    const { report } = await examine(clean);
    expect(report.verdicts['dependencies']).toEqual({ state: 'PASSED', message: null });
    expect(report).toMatchObject({
      packages: [{ name: 'words', licence: 'MIT' }, { licence: 'MIT' }],
      along: { bundled: 2, pinned: 2, licences: ['MIT'], refusedLicences: [], unlicensed: [] },
    });
  });

  it('are looked at once, whoever brings them; other files of them are looked at anew', async () => {
    const knowledge = knowing();
    expect((await examine(clean, { knowledge })).looks).toBe(2);
    expect((await examine(clean, { knowledge })).looks).toBe(0);
    const more = { bundled: [{ ...words, files: ['index.js', 'more.js'] }, loud] };
    expect((await examine(clean, { knowledge, over: more })).looks).toBe(1);
  });

  it('pass what only rules find that watch here; it is shown, and counts for nothing', async () => {
    const loudly = (name: string) =>
      Promise.resolve(aReport(name === 'loud' ? { findings: [dangerous] } : {}));
    const { report, findings } = await examine(loudly, { watching: [dangerous.ruleId] });
    expect(report.verdicts['dependencies']).toMatchObject({ state: 'PASSED' });
    expect(report.counts['dependencies']).toMatchObject({ high: 0, byThreat: {} });
    expect(findings).toMatchObject([{ package: 'loud@2.0.1', observed: true }]);
  });

  it('fail by what their code does, named with version and path', async () => {
    const { report, findings } = await examine((name) =>
      Promise.resolve(aReport(name === 'loud' ? { findings: [dangerous] } : {})),
    );
    expect(report.verdicts['dependencies']).toMatchObject({ state: 'FAILED' });
    expect(report.counts['dependencies']).toMatchObject({ high: 1, byThreat: { 'remote-code': 1 } });
    expect(findings).toMatchObject([
      { check: 'dependencies', package: 'loud@2.0.1', file: 'loud@2.0.1/index.js', line: 3 },
    ]);
  });

  it('that cannot be looked at leave nothing decided, and are looked at again', async () => {
    const knowledge = knowing();
    const { report } = await examine(
      (name) => (name === 'loud' ? Promise.reject(new InspectionBroken('It died.')) : clean()),
      { knowledge },
    );
    expect(report.verdicts['dependencies']).toEqual({
      state: 'ERROR',
      message: 'The analysis could not look at loud@2.0.1.',
    });
    expect((await examine(clean, { knowledge })).looks).toBe(1);
  });

  it('at which the analysis itself failed are named with the file, and not kept', async () => {
    const knowledge = knowing();
    const crash = () => Promise.resolve(aReport({ crashed: ['deep.js'] }));
    const { report } = await examine(crash, { knowledge });
    expect(report.verdicts['dependencies']?.message).toContain('words@1.2.0/deep.js');
    expect(knowledge.reports.size).toBe(0);
  });

  it('stop with the run', async () => {
    const bug = new TypeError('a mistake of ours');
    await expect(examine(() => Promise.reject(bug))).rejects.toBe(bug);
  });

  it('are not asked for where the archive could not be read', async () => {
    const over = { report: aBuild().report };
    over.report.verdicts = { ...over.report.verdicts, dependencies: skipped('No.') };
    const { report, looks } = await examine(clean, { over });
    expect(looks).toBe(0);
    expect(report.verdicts['dependencies']).toEqual(skipped('No.'));
  });
});

describe("a marketplace's own rules", () => {
  const rules: ActiveRule[] = [{ definition: 'id: no-alert', enforced: false }];
  const ruled = { ...dangerous, id: 'r1', ruleId: 'custom/no-alert', threat: 'custom' };
  const says = (found: object) => (name: string, asked: readonly ActiveRule[] | null) =>
    Promise.resolve(aReport(asked && name === 'loud' ? { findings: [{ ...ruled, ...found }] } : {}));

  it('are matched in packages: while they watch, what they find is shown and counts for nothing', async () => {
    const { report, findings } = await examine(says({ observed: true }), { rules });
    expect(findings).toMatchObject([
      { ruleId: 'custom/no-alert', package: 'loud@2.0.1', file: 'loud@2.0.1/index.js', observed: true },
    ]);
    expect(report.verdicts['dependencies']).toMatchObject({ state: 'PASSED' });
    expect(report.counts['dependencies']).toMatchObject({ high: 0 });
  });

  it('count once they are enforced', async () => {
    const { report } = await examine(says({}), { rules });
    expect(report.verdicts['dependencies']).toMatchObject({ state: 'FAILED' });
    expect(report.counts['dependencies']).toMatchObject({ high: 1, byThreat: { custom: 1 } });
  });

  it('are matched once a package, and again when they change, while the analysis is not done anew', async () => {
    const knowledge = knowing();
    expect((await examine(clean, { knowledge })).looks).toBe(2);
    expect((await examine(clean, { knowledge, rules })).looks).toBe(2);
    expect((await examine(clean, { knowledge, rules })).looks).toBe(0);
    const changed = [{ definition: 'id: no-alert', enforced: true }];
    expect((await examine(clean, { knowledge, rules: changed })).looks).toBe(2);
    expect((await examine(clean, { knowledge })).looks).toBe(0);
  });

  it('that were not matched to the end are matched again', async () => {
    const knowledge = knowing();
    const incomplete = says({ ruleId: 'custom-rule-incomplete' });
    expect((await examine(incomplete, { knowledge, rules })).looks).toBe(4);
    expect((await examine(incomplete, { knowledge, rules })).looks).toBe(1);
  });
});

describe('licences of packages', () => {
  it.each<[string, string | null, Setup['licences'], string[], string[]]>([
    ['one that is denied', 'AGPL-3.0-only', { deny: ['AGPL-*'] }, ['loud@2.0.1', 'words@1.2.0'], []],
    ['a choice with one that is taken', 'MIT OR AGPL-3.0-only', { deny: ['AGPL-*'] }, [], []],
    ['both of which bind', 'MIT AND AGPL-3.0-only', { deny: ['AGPL-*'] }, ['loud@2.0.1', 'words@1.2.0'], []],
    ['one that is not on the list', 'ISC', { allow: ['MIT'] }, ['loud@2.0.1', 'words@1.2.0'], []],
    ['none', null, { deny: ['AGPL-*'] }, [], ['loud@2.0.1', 'words@1.2.0']],
    [
      'none, where only listed ones are taken',
      null,
      { allow: ['MIT'] },
      ['loud@2.0.1', 'words@1.2.0'],
      ['loud@2.0.1', 'words@1.2.0'],
    ],
    ['no SPDX expression', 'ask my lawyer', {}, [], ['loud@2.0.1', 'words@1.2.0']],
  ])('%s', async (_what, licence, licences, refused, unlicensed) => {
    const { report, findings } = await examine(() => Promise.resolve(aReport({ licence })), {
      licences: licences ?? {},
    });
    const { along } = 'along' in report ? report : { along: null };
    expect(along?.refusedLicences.toSorted()).toEqual(refused);
    expect(along?.unlicensed.toSorted()).toEqual(unlicensed);
    expect(findings.map(({ package: of }) => of).sort()).toEqual(refused);
  });
});

describe('known vulnerabilities', () => {
  it('of what is pinned are found at the line that pins it, with the version to take', async () => {
    const knowledge = knowing([anEntry('words'), anEntry('loud', { id: 'GHSA-old', fixed: '1.0.0' })]);
    const { report, findings } = await examine(clean, { knowledge });
    expect(findings).toMatchObject([
      {
        ruleId: 'vulnerable-dependency',
        severity: 'HIGH',
        package: 'words@1.2.0',
        file: 'package-lock.json',
        line: 10,
        fix: 'Update words to 2.0.0 or later.',
      },
    ]);
    expect(report).toMatchObject({ along: { advisories: { high: 1, critical: 0 }, malicious: [] } });
  });

  it('that say malware count as critical, and are named', async () => {
    const knowledge = knowing([anEntry('loud', { id: 'MAL-2026-1', fixed: '9.9.9' })]);
    const { report, findings } = await examine(clean, { knowledge });
    expect(findings).toMatchObject([{ ruleId: 'malicious-dependency', severity: 'CRITICAL' }]);
    expect(report).toMatchObject({ along: { malicious: ['loud@2.0.1'], advisories: { critical: 1 } } });
  });
});
