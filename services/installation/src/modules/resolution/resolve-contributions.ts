import { createHash } from 'node:crypto';
import { assertCan } from '@guildhall/authz';
import { runnable, type RestrictionFact, type Runnable } from '@guildhall/availability';
import { canonicalJson, type Contribution } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { Place } from '../place/place.ts';
import { assertAt } from '../place/read-place.ts';
import { decideRule, type InstallRule } from '../rule/rule.ts';
import { arrange } from '../slot/slot.ts';
import type { ResolutionRow } from './resolution-row.ts';

/** One contribution as a page needs it. */
export interface ResolvedContribution extends Contribution {
  installationId: string;
  pluginId: string;
  pluginName: string;
  versionId: string;
  publisherId: string;
  releaseDigest: string;
  bundle: { url: string; sha256: string; bytes: number };
  grants: string[];
  settings: Record<string, unknown>;
  /** What the host holds the code against. */
  signedManifest: string | null;
  warned: boolean;
}

export interface Resolution {
  etag: string;
  feedSeq: number;
  epoch: number;
  validUntil: Date;
  contributions: ResolvedContribution[];
}

const VALID_MS = 30_000;

/** What a page shows at a place. */
export async function resolveContributions(
  ctx: Pick<Context, 'session' | 'resolution' | 'now'>,
  place: Place,
  extensionPoints: readonly string[] | null,
): Promise<Resolution> {
  assertCan(ctx.session, 'contribution:resolve');
  assertAt(ctx.session, place);
  const { epoch, feedSeq, rows, rules, slots } = await ctx.resolution.pageAt(place);
  const shown = narrowest(rows.map((row) => ({ row, answer: judge(row, place, rules, ctx.now) })));
  const wanted = shown
    .flatMap(({ row, answer }) => contributionsIn(row, answer))
    .filter(
      ({ extensionPoint }) =>
        !extensionPoints || (extensionPoint !== null && extensionPoints.includes(extensionPoint)),
    );
  const contributions = arrange(slots, wanted).sort(inOrder);
  return {
    ...{ epoch, feedSeq, contributions },
    etag: createHash('sha256').update(canonicalJson(contributions)).digest('hex'),
    validUntil: nextChange(
      rows.flatMap(({ restrictions }) => restrictions),
      ctx.now,
    ),
  };
}

/** The last word on whether an installation runs, whatever the tables say (I2). */
export function judge(row: ResolutionRow, place: Place, rules: readonly InstallRule[], now: Date): Runnable {
  const { versionId, versionState, releaseDigest, pluginId, publisherId, restrictions, required, grants } =
    row;
  return runnable({
    ...{ versionState, restrictions, now },
    subject: { versionId, releaseDigest, pluginId, publisherId },
    consentCovers: required.every((name) => grants.includes(name)),
    ruleDenies: decideRule(rules, place, { pluginId, publisherId }).effect === 'DENY',
  });
}

interface Judged {
  row: ResolutionRow;
  answer: Runnable;
}

/** What runs; where a plugin is installed in the organization and in the workspace too, the workspace's. */
function narrowest(judged: readonly Judged[]): Judged[] {
  const running = judged.filter(({ answer }) => answer.ok);
  const own = new Set(running.filter(({ row }) => row.workspace !== null).map(({ row }) => row.pluginId));
  return running.filter(({ row }) => row.workspace !== null || !own.has(row.pluginId));
}

function contributionsIn(row: ResolutionRow, { warned }: Runnable): ResolvedContribution[] {
  const { installationId, pluginId, pluginName, versionId, publisherId, releaseDigest } = row;
  const { settings, signedManifest, bundle } = row;
  if (!bundle) return [];
  // A grant that the running version does not ask for is kept, and not given to it.
  const grants = row.grants.filter((name) => row.required.includes(name) || row.optional.includes(name));
  const common = {
    installationId,
    pluginId,
    pluginName,
    versionId,
    publisherId,
    releaseDigest,
    settings,
    signedManifest,
    grants,
  };
  const code = { url: `/v1/artifacts/${bundle.sha256}`, sha256: bundle.sha256, bytes: bundle.bytes };
  return row.contributions.map((contribution) => ({ ...contribution, ...common, bundle: code, warned }));
}

function inOrder(a: ResolvedContribution, b: ResolvedContribution): number {
  return (
    a.order - b.order ||
    compare(a.title, b.title) ||
    compare(a.key, b.key) ||
    compare(a.installationId, b.installationId)
  );
}

/** By code unit: the same on every machine, unlike a locale's order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Until when the answer holds: half a minute, or the next instant at which a restriction begins or ends. */
function nextChange(restrictions: readonly RestrictionFact[], now: Date): Date {
  const instants = restrictions
    .flatMap(({ effectiveAt, expiresAt }) => [effectiveAt, expiresAt])
    .flatMap((at) => (at === null ? [] : [new Date(at).getTime()]))
    .filter((at) => at > now.getTime());
  return new Date(Math.min(now.getTime() + VALID_MS, ...instants));
}
