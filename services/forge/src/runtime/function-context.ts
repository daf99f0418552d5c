import type { Ground, Sealer, Verifier } from '@guildhall/service-runtime';
import type { Tx } from '../database.ts';
import {
  logSharingRepository,
  type LogSharingRepository,
} from '../modules/function-log/log-sharing.repository.ts';
import {
  functionLimitsRepository,
  type FunctionLimitsRepository,
} from '../modules/marketplace/function-limits.repository.ts';
import {
  egressUsageRepository,
  type EgressUsageRepository,
} from '../modules/egress-usage/egress-usage.repository.ts';
import {
  functionLogRepository,
  type FunctionLogRepository,
} from '../modules/function-log/function-log.repository.ts';
import {
  installationRepository,
  type InstallationRepository,
} from '../modules/installation/installation.repository.ts';
import {
  installedReleaseRepository,
  type InstalledReleaseRepository,
} from '../modules/installation/installed-release.repository.ts';
import {
  invocationCounts,
  type InvocationCounts,
} from '../modules/invocation/invocation-count.repository.ts';
import {
  invocationRepository,
  type InvocationRepository,
} from '../modules/invocation/invocation.repository.ts';
import { scheduleRepository, type ScheduleRepository } from '../modules/schedule/schedule.repository.ts';
import {
  storedValueRepository,
  type StoredValueRepository,
} from '../modules/storage/stored-value.repository.ts';
import { trustRepository, type TrustRepository } from '../modules/publisher/trust.repository.ts';
import { webhookRepository, type WebhookRepository } from '../modules/webhook/webhook.repository.ts';
import type { FunctionRuntime } from './function-runtime.ts';
import { functionKillRepository, type FunctionKillRepository } from './function-kill.repository.ts';
import { quarantineRepository, type QuarantineRepository } from './quarantine.repository.ts';

/** What use cases around functions may touch besides. */
export interface FunctionContext {
  installations: InstallationRepository;
  installedReleases: InstalledReleaseRepository;
  invocations: InvocationRepository;
  invocationCounts: InvocationCounts;
  functionLogs: FunctionLogRepository;
  functionLimits: FunctionLimitsRepository;
  logSharing: LogSharingRepository;
  storedValues: StoredValueRepository;
  schedules: ScheduleRepository;
  webhooks: WebhookRepository;
  quarantines: QuarantineRepository;
  functionKills: FunctionKillRepository;
  trust: TrustRepository;
  egressUsage: EgressUsageRepository;
  verifier: Verifier;
  sealer: Sealer;
  runtime: FunctionRuntime;
}

export type FunctionGround = Pick<Ground, 'verifier' | 'sealer'>;

export function functionContextOf(
  tx: Tx,
  marketplaceId: string,
  { verifier, sealer }: FunctionGround,
  runtime: FunctionRuntime,
): FunctionContext {
  return {
    installations: installationRepository(tx, marketplaceId),
    installedReleases: installedReleaseRepository(tx, marketplaceId),
    invocations: invocationRepository(tx, marketplaceId),
    invocationCounts: invocationCounts(tx, marketplaceId),
    functionLogs: functionLogRepository(tx, marketplaceId),
    functionLimits: functionLimitsRepository(tx, marketplaceId),
    logSharing: logSharingRepository(tx, marketplaceId),
    storedValues: storedValueRepository(tx, marketplaceId),
    schedules: scheduleRepository(tx, marketplaceId),
    webhooks: webhookRepository(tx, marketplaceId),
    quarantines: quarantineRepository(tx, marketplaceId),
    functionKills: functionKillRepository(tx, marketplaceId),
    trust: trustRepository(tx, marketplaceId),
    egressUsage: egressUsageRepository(tx, marketplaceId),
    ...{ verifier, sealer, runtime },
  };
}
