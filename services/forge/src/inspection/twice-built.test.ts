import { aBuild } from '../testing/fake-inspector.ts';
import { failed, passed } from '../modules/check/check.ts';
import { twiceBuilt } from './twice-built.ts';

const other = aBuild({
  bundles: [{ name: 'ui.js', sha256: 'e'.repeat(64), bytes: 1, gzipBytes: 1, breakdown: [] }],
});

describe('two builds of one source', () => {
  it('are reproducible when their bytes are the same', () => {
    const { report, contents } = twiceBuilt(aBuild({ reproducible: false }), aBuild());
    expect(report.reproducible).toBe(true);
    expect(contents).toHaveLength(1);
  });

  it('cannot be released when their bytes differ', () => {
    const { report, contents, findings } = twiceBuilt(aBuild(), other);
    expect(report.verdicts['build']?.state).toBe('FAILED');
    expect([report.reproducible, report.bundles, contents]).toEqual([false, [], []]);
    expect(findings).toMatchObject([{ ruleId: 'build-not-reproducible', check: 'build' }]);
    expect(report.counts['build']).toMatchObject({ high: 1 });
  });

  it('that fail say so, and nothing about bytes', () => {
    const verdicts = { manifest: passed(), build: failed('It does not build.') };
    const { report, findings } = twiceBuilt(aBuild({ verdicts, reproducible: false }), other);
    expect(report).toMatchObject({ verdicts, reproducible: false });
    expect(findings).toEqual([]);
  });
});
