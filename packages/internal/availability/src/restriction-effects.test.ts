import { installable } from './installable.ts';
import { RESTRICTION_EFFECTS } from './restriction-effects.ts';
import { RESTRICTION_KINDS, type RestrictionFact } from './restriction.ts';
import { runnable } from './runnable.ts';
import { searchable } from './searchable.ts';
import { submittable } from './submittable.ts';
import { aRestriction, aRun, anInstall, NOW, subject } from './testing/builders.ts';

/** Written out by hand, as the marketplace's terms would, so that a slip in the table shows. */
const ROWS = [
  // kind, target, new install, update, runs, warned, runs when stop is asked, in search, submit, auto-approve
  ['WARN', 'VERSION', true, true, true, true, true, true, true, true],
  ['LABEL', 'PLUGIN', true, true, true, true, true, true, true, true],
  ['SOFT_BLOCK', 'VERSION', false, false, true, true, true, false, true, true],
  ['HARD_BLOCK', 'VERSION', false, false, false, false, false, false, true, true],
  ['DIGEST_DENY', 'DIGEST', false, false, false, false, false, false, true, true],
  ['LISTING_HIDE', 'PLUGIN', false, true, true, false, true, false, true, true],
  ['PLUGIN_SUSPEND', 'PLUGIN', false, false, false, false, false, false, false, false],
  ['PUBLISHER_RESTRICT', 'PUBLISHER', true, true, true, false, true, true, true, false],
  ['PUBLISHER_SUSPEND', 'PUBLISHER', false, false, true, false, false, false, false, false],
  ['PUBLISHER_BAN', 'PUBLISHER', false, false, true, false, false, false, false, false],
] as const;

const TARGETS = {
  VERSION: subject.versionId,
  DIGEST: 'sha256:aa',
  PLUGIN: subject.pluginId,
  PUBLISHER: subject.publisherId,
};

describe('the table of restrictions', () => {
  it('has a tested row for every kind', () => {
    expect(ROWS.map(([kind]) => kind)).toEqual([...RESTRICTION_KINDS]);
    expect(Object.keys(RESTRICTION_EFFECTS)).toEqual([...RESTRICTION_KINDS]);
  });

  it.each(ROWS)(
    '%s (%s)',
    (kind, type, newInstall, update, runs, warned, runsWhenStopped, found, submits, autoApproved) => {
      const restriction = aRestriction({ kind, target: { type, id: TARGETS[type] } });
      const restrictions = [restriction];
      const stopped: RestrictionFact[] = [{ ...restriction, stop: true }];
      const { pluginId, publisherId } = subject;

      expect(installable(anInstall({ restrictions })).ok).toBe(newInstall);
      expect(installable(anInstall({ restrictions, purpose: 'update' })).ok).toBe(update);
      expect(runnable(aRun({ restrictions }))).toMatchObject({ ok: runs, warned });
      expect(runnable(aRun({ restrictions: stopped })).ok).toBe(runsWhenStopped);
      expect(searchable({ listingState: 'LISTED', restrictions, subject, now: NOW }).ok).toBe(found);
      expect(submittable({ restrictions, pluginId, publisherId, now: NOW })).toMatchObject({
        ok: submits,
        mayAutoApprove: autoApproved,
      });
    },
  );

  it('asks for other bytes after a block, and for another plugin after a suspension', () => {
    expect(RESTRICTION_EFFECTS.HARD_BLOCK.submitting).toBe('other-bytes');
    expect(RESTRICTION_EFFECTS.DIGEST_DENY.submitting).toBe('other-bytes');
    expect(RESTRICTION_EFFECTS.PLUGIN_SUSPEND.submitting).toBe('other-plugins');
  });
});
