import type { Ground, Signer, Unit, UnitContext } from '@guildhall/service-runtime';
import type { Tx } from './database.ts';
import { draftEvaluator, policyEvaluator, type Evaluator } from './evaluator.ts';
import { openLoaders, type Loaders } from './loaders.ts';
import { auditRepository, type AuditRepository } from './modules/audit/audit.repository.ts';
import { decisionRepository, type DecisionRepository } from './modules/decision/decision.repository.ts';
import { auditSampleKey } from './modules/decision/draw-audit-sample.ts';
import { feedRepository, type FeedRepository } from './modules/feed/feed.repository.ts';
import { noticeRepository, type NoticeRepository } from './modules/notice/notice.repository.ts';
import { policyRepository, type PolicyRepository } from './modules/policy/policy.repository.ts';
import {
  restrictionRepository,
  type RestrictionRepository,
} from './modules/restriction/restriction.repository.ts';
import { caseRepository, type CaseRepository } from './modules/review-case/review-case.repository.ts';
import { settingsRepository, type SettingsRepository } from './modules/settings/settings.repository.ts';
import { reachRepository, type ReachRepository } from './modules/subject/reach.repository.ts';
import { subjectRepository, type SubjectRepository } from './modules/subject/subject.repository.ts';
import { trustRepository, type TrustRepository } from './modules/trust/trust.repository.ts';

/** Everything a use case may touch: one marketplace, one caller, one transaction. */
export interface Context extends UnitContext {
  subjects: SubjectRepository;
  reach: ReachRepository;
  trust: TrustRepository;
  policies: PolicyRepository;
  settings: SettingsRepository;
  decisions: DecisionRepository;
  cases: CaseRepository;
  restrictions: RestrictionRepository;
  feed: FeedRepository;
  notices: NoticeRepository;
  auditEntries: AuditRepository;
  loaders: Loaders;
  signer: Signer;
  auditSampleKey: Uint8Array;
  evaluator: Evaluator;
  /** For rules that nobody has activated. */
  draftEvaluator: Evaluator;
}

export function contextOf(
  unit: Unit<Tx>,
  { signer, actorSecret }: Pick<Ground, 'signer' | 'actorSecret'>,
): Context {
  const { tx, session } = unit;
  const { marketplaceId } = session;
  const read = {
    subjects: subjectRepository(tx, marketplaceId),
    trust: trustRepository(tx, marketplaceId),
    decisions: decisionRepository(tx, marketplaceId),
    cases: caseRepository(tx, marketplaceId),
    restrictions: restrictionRepository(tx, marketplaceId),
    policies: policyRepository(tx, marketplaceId),
  };
  return {
    ...unit,
    ...read,
    loaders: openLoaders(read),
    reach: reachRepository(tx, marketplaceId),
    settings: settingsRepository(tx, marketplaceId),
    feed: feedRepository(tx, marketplaceId),
    notices: noticeRepository(tx, marketplaceId),
    auditEntries: auditRepository(tx, marketplaceId),
    signer,
    auditSampleKey: auditSampleKey(actorSecret),
    evaluator: policyEvaluator,
    draftEvaluator,
  };
}
