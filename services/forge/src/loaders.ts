import type { Session } from '@guildhall/authz';
import DataLoader from 'dataloader';
import type { Tx } from './database.ts';
import type { AttestationBundle } from '@guildhall/supply-chain';
import type { VersionAdvisoryRow } from './modules/advisory/advisory.ts';
import { advisoriesOf } from './modules/advisory/version-advisory.repository.ts';
import { attestationsOf } from './modules/attestation/attestation.repository.ts';
import type { AttestationRow } from './modules/attestation/attestation.ts';
import { logRepository } from './modules/attestation/log.repository.ts';
import { proveEntries } from './modules/attestation/prove-entries.ts';
import { checkRepository } from './modules/check/check.repository.ts';
import type { CheckRow } from './modules/check/check.ts';
import { waitingBefore } from './modules/check/waiting-before.ts';
import { driftsOf } from './modules/drift/drift.repository.ts';
import type { StoredDrift } from './modules/drift/stored-drift.ts';
import { acceptancesOf } from './modules/finding/acceptance.repository.ts';
import type { AcceptanceRow } from './modules/finding/acceptance.ts';
import { findingPages, type FindingQuestion } from './modules/finding/finding-pages.ts';
import type { FindingRow } from './modules/finding/finding.ts';
import { buildReports } from './modules/run/build-reports.ts';
import { factSheets, type StoredFactSheet } from './modules/run/fact-sheets.ts';
import { latestRuns } from './modules/run/latest-runs.ts';
import type { RunRow } from './modules/run/run.ts';
import { versionAccess, type VersionAccess } from './modules/version/version-access.ts';
import type { BuildReport } from './inspection/jobs.ts';
import { functionLoadersOf, type FunctionLoaders } from './modules/function/function-loaders.ts';

export interface Loaders extends FunctionLoaders {
  /** What the caller may see of a version. */
  access: DataLoader<string, VersionAccess>;
  /** The latest run of a version. */
  run: DataLoader<string, RunRow | null>;
  /** The fact sheet of a version's latest finished run. */
  factSheet: DataLoader<string, StoredFactSheet | null>;
  /** How a version differs from its baseline. */
  drift: DataLoader<string, StoredDrift | null>;
  /** The checks of a run. */
  checks: DataLoader<string, CheckRow[]>;
  /** How many checks were queued before an instant, in milliseconds. */
  waitingBefore: DataLoader<number, number>;
  build: DataLoader<string, BuildReport | null>;
  /** The attestation of a version. */
  attestation: DataLoader<string, AttestationRow | null>;
  /** An attestation with its place in the log proved. */
  proof: DataLoader<AttestationRow, AttestationBundle, number>;
  findings: DataLoader<FindingQuestion, FindingRow[], string>;
  /** What was accepted in the plugin of a run, by finding. */
  acceptances: DataLoader<string, Map<string, AcceptanceRow>>;
  /** The known vulnerabilities of a version. */
  advisories: DataLoader<string, VersionAdvisoryRow[]>;
}

/** Loaders of one request. */
export function loadersOf(tx: Tx, session: Session, now: Date): Loaders {
  const { marketplaceId } = session;
  const checks = checkRepository(tx, marketplaceId);
  return {
    ...functionLoadersOf(tx, session, now),
    access: new DataLoader((ids) => versionAccess(tx, session, ids)),
    run: new DataLoader((ids) => latestRuns(tx, marketplaceId, ids)),
    factSheet: new DataLoader((ids) => factSheets(tx, marketplaceId, ids)),
    drift: new DataLoader((ids) => driftsOf(tx, marketplaceId, ids)),
    checks: new DataLoader(async (ids) => {
      const byRun = Map.groupBy(await checks.of(ids), ({ runId }) => runId);
      return ids.map((id) => byRun.get(id) ?? []);
    }),
    waitingBefore: new DataLoader((instants) => waitingBefore(tx, instants)),
    build: new DataLoader((ids) => buildReports(tx, marketplaceId, ids)),
    attestation: new DataLoader((ids) => attestationsOf(tx, marketplaceId, ids)),
    proof: new DataLoader((attestations) => proveEntries(logRepository(tx, marketplaceId), attestations), {
      cacheKeyFn: ({ logIndex }) => logIndex,
    }),
    acceptances: new DataLoader((ids) => acceptancesOf(tx, marketplaceId, ids)),
    advisories: new DataLoader((ids) => advisoriesOf(tx, marketplaceId, ids)),
    findings: new DataLoader((questions) => findingPages(tx, marketplaceId, questions), {
      cacheKeyFn: (question) => JSON.stringify(question),
    }),
  };
}
