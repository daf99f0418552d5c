import { loadersWith } from '@guildhall/service-runtime';
import type { CaseRepository } from './modules/review-case/review-case.repository.ts';
import type { DecisionRepository } from './modules/decision/decision.repository.ts';
import type { PolicyRepository } from './modules/policy/policy.repository.ts';
import type { PolicyEdition } from './modules/policy/policy.ts';
import type { RestrictionRepository } from './modules/restriction/restriction.repository.ts';
import type { SubjectRepository } from './modules/subject/subject.repository.ts';
import type { TrustRepository } from './modules/trust/trust.repository.ts';

export type Loaders = ReturnType<typeof openLoaders>;

// A mutation may change what a later field of the same request reads.
const { one, many, pages } = loadersWith({ cache: false });

/** Reads for fields of lists: one statement for all rows that ask in the same moment. */
export function openLoaders(from: {
  subjects: SubjectRepository;
  trust: TrustRepository;
  decisions: DecisionRepository;
  cases: CaseRepository;
  restrictions: RestrictionRepository;
  policies: PolicyRepository;
}) {
  const { subjects, trust, decisions, cases, restrictions, policies } = from;
  return {
    publisher: one(
      (ids) => subjects.publishers(ids),
      ({ id }) => id,
    ),
    plugin: one(
      (ids) => subjects.plugins(ids),
      ({ id }) => id,
    ),
    version: one(
      (ids) => subjects.versions(ids),
      ({ id }) => id,
    ),
    trust: one(
      (ids) => trust.ofPublishers(ids),
      ({ publisherId }) => publisherId,
    ),
    decisionsOfVersion: many(
      (ids) => decisions.ofVersions(ids),
      ({ versionId }) => versionId,
    ),
    casesOfSubject: many(
      (ids) => cases.ofSubjects(ids),
      ({ subject }) => subject.id,
    ),
    messagesOfCase: many(
      (ids) => cases.messagesOf(ids),
      ({ caseId }) => caseId,
    ),
    restrictionsOnTarget: many(
      (ids) => restrictions.onTargets(ids),
      ({ target }) => target.id,
    ),
    /** By policy id. */
    activeEdition: one(
      (ids) => policies.active(ids),
      ({ policyId }) => policyId,
    ),
    editions: pages<PolicyEdition, number, null>(
      (ids, page) => policies.editions(ids, page),
      ({ policyId }) => policyId,
    ),
  };
}
