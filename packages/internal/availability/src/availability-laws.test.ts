import fc from 'fast-check';
import { installable } from './installable.ts';
import type { RestrictionFact } from './restriction.ts';
import { runnable } from './runnable.ts';
import { anyInstall, anyRestriction, anyRun, NOW, YESTERDAY } from './testing/builders.ts';

const lifted = (restrictions: readonly RestrictionFact[]): RestrictionFact[] =>
  restrictions.map((restriction) => ({ ...restriction, state: 'LIFTED' }));

describe('the laws of availability', () => {
  it('I1: what is installable is published, visible or linked, compatible and allowed', () => {
    fc.assert(
      fc.property(anyInstall, (question) => {
        fc.pre(installable(question).ok);
        expect(question).toMatchObject({
          version: { state: 'PUBLISHED' },
          compatible: true,
          ruleAllows: true,
        });
        expect(['READY', 'LISTED', 'HIDDEN', 'DEPRECATED']).toContain(question.listingState);
      }),
    );
  });

  it('I2, I3: what is runnable is published or yanked, consented to and not denied', () => {
    fc.assert(
      fc.property(anyRun, (question) => {
        fc.pre(runnable(question).ok);
        expect(['PUBLISHED', 'YANKED']).toContain(question.versionState);
        expect(question).toMatchObject({ consentCovers: true, ruleDenies: false, disabled: false });
      }),
    );
  });

  it('I4: lifting every restriction never turns on what a person turned off', () => {
    fc.assert(
      fc.property(anyRun, (question) => {
        const personSaysNo = question.disabled || question.ruleDenies || !question.consentCovers;
        fc.pre(personSaysNo);
        expect(runnable({ ...question, restrictions: lifted(question.restrictions) }).ok).toBe(false);
      }),
    );
  });

  it('lifting every restriction restores exactly what there was without them', () => {
    fc.assert(
      fc.property(anyRun, (question) => {
        const without = runnable({ ...question, restrictions: [] });
        expect(runnable({ ...question, restrictions: lifted(question.restrictions) })).toEqual(without);
      }),
    );
  });

  it('I18: an expired restriction has no effect', () => {
    const anyPast = fc.constantFrom(YESTERDAY, NOW);
    fc.assert(
      fc.property(anyRun, anyInstall, anyRestriction, anyPast, (run, install, restriction, expiresAt) => {
        const more = (restrictions: readonly RestrictionFact[]) => [
          ...restrictions,
          { ...restriction, expiresAt },
        ];
        expect(runnable({ ...run, restrictions: more(run.restrictions) })).toEqual(runnable(run));
        expect(installable({ ...install, restrictions: more(install.restrictions) })).toEqual(
          installable(install),
        );
      }),
    );
  });

  it('one more restriction never makes anything more available', () => {
    fc.assert(
      fc.property(anyRun, anyInstall, anyRestriction, (run, install, restriction) => {
        const runsAfter = runnable({ ...run, restrictions: [...run.restrictions, restriction] }).ok;
        const installsAfter = installable({
          ...install,
          restrictions: [...install.restrictions, restriction],
        }).ok;
        expect([runsAfter, runnable(run).ok]).not.toEqual([true, false]);
        expect([installsAfter, installable(install).ok]).not.toEqual([true, false]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('what may be newly installed may be moved to, and what may be moved to may run', () => {
    fc.assert(
      fc.property(anyInstall, (question) => {
        const { version, restrictions, subject, now } = question;
        const installs = installable({ ...question, purpose: 'install' }).ok;
        const updates = installable({ ...question, purpose: 'update' }).ok;
        const runs = runnable({
          versionState: version.state,
          restrictions,
          subject,
          now,
          consentCovers: true,
          ruleDenies: false,
        }).ok;
        expect(!installs || updates).toBe(true);
        expect(!updates || runs).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('every refusal says why', () => {
    fc.assert(
      fc.property(anyRun, anyInstall, (run, install) => {
        for (const answer of [runnable(run), installable(install)]) {
          expect(answer.ok || answer.reasons.length > 0).toBe(true);
          expect(answer.reasons.every(({ message }) => message.endsWith('.'))).toBe(true);
        }
      }),
    );
  });
});
