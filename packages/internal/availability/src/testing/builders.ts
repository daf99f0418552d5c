import fc from 'fast-check';
import type { InstallableQuestion } from '../installable.ts';
import { RESTRICTION_KINDS, type RestrictionFact, type Subject } from '../restriction.ts';
import type { RunnableQuestion } from '../runnable.ts';

export const NOW = '2026-03-01T12:00:00.000Z';
export const YESTERDAY = '2026-02-28T12:00:00.000Z';
export const TOMORROW = '2026-03-02T12:00:00.000Z';

export const subject: Subject = {
  versionId: 'ver_1',
  releaseDigest: 'sha256:aa',
  pluginId: 'plg_1',
  publisherId: 'pub_1',
};

/** A restriction in force against the subject's version. */
export function aRestriction(over: Partial<RestrictionFact> = {}): RestrictionFact {
  return {
    id: 'res_1',
    kind: 'HARD_BLOCK',
    target: { type: 'VERSION', id: subject.versionId },
    state: 'ACTIVE',
    stop: false,
    effectiveAt: YESTERDAY,
    expiresAt: null,
    ...over,
  };
}

/** A question that is answered yes. */
export function anInstall(over: Partial<InstallableQuestion> = {}): InstallableQuestion {
  return {
    version: { state: 'PUBLISHED' },
    listingState: 'LISTED',
    compatible: true,
    ruleAllows: true,
    restrictions: [],
    subject,
    now: NOW,
    ...over,
  };
}

/** A question that is answered yes. */
export function aRun(over: Partial<RunnableQuestion> = {}): RunnableQuestion {
  return {
    versionState: 'PUBLISHED',
    restrictions: [],
    subject,
    consentCovers: true,
    ruleDenies: false,
    now: NOW,
    ...over,
  };
}

/** Restrictions of every kind, target, state and time; about half of them hit the subject. */
export const anyRestriction: fc.Arbitrary<RestrictionFact> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...RESTRICTION_KINDS),
  target: fc.oneof(
    fc.record({ type: fc.constant('VERSION' as const), id: fc.constantFrom('ver_1', 'ver_2') }),
    fc.record({ type: fc.constant('DIGEST' as const), id: fc.constantFrom('sha256:aa', 'sha256:bb') }),
    fc.record({ type: fc.constant('PLUGIN' as const), id: fc.constantFrom('plg_1', 'plg_2') }),
    fc.record({ type: fc.constant('PUBLISHER' as const), id: fc.constantFrom('pub_1', 'pub_2') }),
  ),
  state: fc.constantFrom('PROPOSED', 'HELD', 'SCHEDULED', 'ACTIVE', 'LIFTED', 'EXPIRED', 'REFUSED'),
  stop: fc.boolean(),
  effectiveAt: fc.constantFrom(YESTERDAY, NOW, TOMORROW),
  expiresAt: fc.constantFrom(null, YESTERDAY, NOW, TOMORROW),
});

const anyVersionState = fc.constantFrom(
  'PUBLISHED',
  'YANKED',
  'APPROVED',
  'IN_REVIEW',
  'REJECTED',
  'WITHDRAWN',
);
const restrictions = fc.array(anyRestriction, { maxLength: 4 });

export const anyInstall: fc.Arbitrary<InstallableQuestion> = fc.record({
  version: fc.record({ state: anyVersionState }),
  listingState: fc.constantFrom('DRAFT', 'READY', 'LISTED', 'HIDDEN', 'DEPRECATED', 'DELETED'),
  compatible: fc.boolean(),
  ruleAllows: fc.boolean(),
  restrictions,
  subject: fc.constant(subject),
  now: fc.constant(NOW),
  directLink: fc.boolean(),
  purpose: fc.constantFrom('install', 'update'),
});

export const anyRun: fc.Arbitrary<RunnableQuestion> = fc.record({
  versionState: anyVersionState,
  restrictions,
  subject: fc.constant(subject),
  consentCovers: fc.boolean(),
  ruleDenies: fc.boolean(),
  disabled: fc.boolean(),
  now: fc.constant(NOW),
});
