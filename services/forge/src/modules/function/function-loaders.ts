import type { Session } from '@guildhall/authz';
import DataLoader from 'dataloader';
import type { Tx } from '../../database.ts';
import { dayOf } from '../egress-usage/day.ts';
import { egressUsageRepository } from '../egress-usage/egress-usage.repository.ts';
import type { InstallationRow } from '../installation/installation.ts';
import { installationRepository } from '../installation/installation.repository.ts';
import {
  installedReleaseRepository,
  type InstalledRelease,
} from '../installation/installed-release.repository.ts';
import { reaches } from '../installation/reachable.ts';
import { invocationCounts } from '../invocation/invocation-count.repository.ts';
import { invocationRepository } from '../invocation/invocation.repository.ts';
import { invocationPages, type InvocationQuestion } from '../invocation/invocation-pages.repository.ts';
import type { InvocationRow } from '../invocation/invocation.ts';
import { logSharingRepository } from '../function-log/log-sharing.repository.ts';
import type { LogSharing } from '../function-log/log-sharing.ts';
import { scheduleRepository } from '../schedule/schedule.repository.ts';
import type { ScheduleRow } from '../schedule/schedule.ts';
import { storedValueRepository, type StoredUsage } from '../storage/stored-value.repository.ts';
import { webhookRepository, type WebhookRow } from '../webhook/webhook.repository.ts';

export interface FunctionLoaders {
  /** An installation at the caller's place; null for any other. */
  reachable: DataLoader<string, InstallationRow | null>;
  /** The release of a version. */
  installedRelease: DataLoader<string, InstalledRelease | null>;
  /** The schedules of an installation. */
  schedules: DataLoader<string, ScheduleRow[]>;
  /** The webhooks of an installation that have an address. */
  webhooks: DataLoader<string, WebhookRow[]>;
  invocation: DataLoader<string, InvocationRow | null>;
  /** How often an installation's functions ran this minute. */
  runsThisMinute: DataLoader<string, number>;
  /** What an installation's functions sent and received today, in bytes. */
  movedToday: DataLoader<string, number>;
  /** What an installation's functions hold. */
  storedUsage: DataLoader<string, StoredUsage>;
  /** Whether an installation lets the publisher read what its functions write. */
  logSharing: DataLoader<string, LogSharing | null>;
  invocations: DataLoader<InvocationQuestion, InvocationRow[], string>;
}

/** Loaders of one request, one statement each. */
export function functionLoadersOf(tx: Tx, session: Session, now: Date): FunctionLoaders {
  const { marketplaceId } = session;
  const schedules = scheduleRepository(tx, marketplaceId);
  const webhooks = webhookRepository(tx, marketplaceId);
  return {
    reachable: new DataLoader(async (ids) => {
      const found = byId(await installationRepository(tx, marketplaceId).findAll(ids));
      return ids.map((id) => {
        const installation = found.get(id);
        return installation && reaches(session, installation) ? installation : null;
      });
    }),
    installedRelease: new DataLoader(async (ids) => {
      const releases = await installedReleaseRepository(tx, marketplaceId).findAll(ids);
      const found = new Map(releases.map((release) => [release.versionId, release]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    schedules: new DataLoader(async (ids) => {
      const found = Map.groupBy(await schedules.of(ids), ({ installationId }) => installationId);
      return ids.map((id) => found.get(id) ?? []);
    }),
    webhooks: new DataLoader(async (ids) => {
      const found = Map.groupBy(await webhooks.of(ids), ({ installationId }) => installationId);
      return ids.map((id) => found.get(id) ?? []);
    }),
    invocation: new DataLoader(async (ids) => {
      const found = byId(await invocationRepository(tx, marketplaceId).findAll(ids));
      return ids.map((id) => found.get(id) ?? null);
    }),
    runsThisMinute: new DataLoader(async (ids) => {
      const counted = await invocationCounts(tx, marketplaceId).of(ids, now);
      return ids.map((id) => counted.get(id) ?? 0);
    }),
    movedToday: new DataLoader(async (ids) => {
      const moved = await egressUsageRepository(tx, marketplaceId).of(ids, dayOf(now));
      return ids.map((id) => moved.get(id) ?? 0);
    }),
    storedUsage: new DataLoader(async (ids) => {
      const held = await storedValueRepository(tx, marketplaceId).usageOf(ids);
      return ids.map((id) => held.get(id) ?? { storageBytes: 0, storageKeys: 0 });
    }),
    logSharing: new DataLoader(async (ids) => {
      const rows = await logSharingRepository(tx, marketplaceId).findAll(ids);
      const found = new Map(rows.map((row) => [row.installationId, row]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    invocations: new DataLoader((questions) => invocationPages(tx, marketplaceId, questions), {
      cacheKeyFn: (question) => JSON.stringify(question),
    }),
  };
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
