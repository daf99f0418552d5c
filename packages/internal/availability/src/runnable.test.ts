import { runnable } from './runnable.ts';
import { aRestriction, aRun } from './testing/builders.ts';

const codes = (over: Parameters<typeof aRun>[0]) => runnable(aRun(over)).reasons.map(({ code }) => code);

describe('runnable', () => {
  it.each(['PUBLISHED', 'YANKED'])('is an installation of a version that is %s', (versionState) => {
    expect(runnable(aRun({ versionState }))).toEqual({ ok: true, warned: false, reasons: [] });
  });

  it.each(['APPROVED', 'REJECTED', 'WITHDRAWN', 'SOMETHING_NEW'])(
    'is no installation of a version that is %s',
    (versionState) => {
      expect(codes({ versionState })).toEqual(['NOT_PUBLISHED']);
    },
  );

  it('stops where consent, a rule or a person says so', () => {
    expect(codes({ consentCovers: false, ruleDenies: true, disabled: true })).toEqual([
      'CONSENT_REQUIRED',
      'RULE_DENIES',
      'DISABLED',
    ]);
  });

  it('runs with a label, and says which', () => {
    expect(runnable(aRun({ restrictions: [aRestriction({ kind: 'WARN', id: 'res_7' })] }))).toMatchObject({
      ok: true,
      warned: true,
      reasons: [{ code: 'WARN', restrictionId: 'res_7' }],
    });
  });

  it('names only what stops it once it stops', () => {
    const restrictions = [aRestriction({ kind: 'WARN' }), aRestriction({ kind: 'HARD_BLOCK' })];
    expect(runnable(aRun({ restrictions }))).toMatchObject({
      ok: false,
      warned: false,
      reasons: [{ code: 'HARD_BLOCK' }],
    });
  });

  it('ignores restrictions on other versions, plugins and publishers', () => {
    const restrictions = [
      aRestriction({ target: { type: 'VERSION', id: 'ver_2' } }),
      aRestriction({ kind: 'PLUGIN_SUSPEND', target: { type: 'PLUGIN', id: 'plg_2' } }),
    ];
    expect(runnable(aRun({ restrictions }))).toEqual({ ok: true, warned: false, reasons: [] });
  });
});
