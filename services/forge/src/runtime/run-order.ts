import type { PluginFunction } from '@guildhall/manifest';
import type { Context } from '../context.ts';
import { usableSecrets } from '../modules/installation/installation.ts';
import type { Permit } from '../modules/installation/permit.ts';
import type { FunctionLimits } from '@guildhall/schema';
import type { InvocationRow, Trigger } from '../modules/invocation/invocation.ts';

/** All that is needed to run a function once, when no transaction is open any more. */
export interface RunOrder {
  readonly invocationId: string;
  readonly marketplaceId: string;
  readonly installationId: string;
  readonly versionId: string;
  readonly releaseDigest: string;
  readonly codeDigest: string;
  readonly code: string;
  /** As the manifest calls it, and as the code registers it. */
  readonly functionName: string;
  readonly entry: string;
  readonly trigger: Trigger;
  readonly payload: unknown;
  readonly context: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly wallMs: number;
  /** What the marketplace lets a run use. */
  readonly limits: FunctionLimits;
  readonly keepsValue: boolean;
  /** Origins that are declared and granted. */
  readonly origins: readonly string[];
  /** Still sealed. */
  readonly secrets: readonly { name: string; jwe: string; origins: readonly string[] }[];
  /** How far its publisher is trusted, 0 to 4; it says which engine runs it. */
  readonly tier: number;
  /** When somebody last let this code out of quarantine. */
  readonly releasedAt: Date | null;
}

/** Gathers what a run needs. `wallMs` shortens the function's own time. */
export async function orderOf(
  ctx: Pick<Context, 'session' | 'artifacts' | 'runtime' | 'quarantines' | 'functionLimits' | 'trust'>,
  {
    invocation,
    permit,
    declared,
    payload,
    wallMs = declared.timeoutMs,
    keepsValue = false,
  }: {
    invocation: InvocationRow;
    permit: Permit;
    declared: PluginFunction;
    payload: unknown;
    wallMs?: number | undefined;
    keepsValue?: boolean;
  },
): Promise<RunOrder> {
  const { marketplaceId } = ctx.session;
  const { installation, codeDigest, versionId, releaseDigest, grants, manifest } = permit;
  const { id: invocationId, trigger, cause, actorId } = invocation;
  const { host, organization, workspace } = installation;
  const asked = [...manifest.origins.required, ...manifest.origins.optional].map(({ origin }) => origin);
  const code = await ctx.runtime.codeOf(marketplaceId, codeDigest, () => ctx.artifacts.read(codeDigest));
  return {
    ...{
      invocationId,
      marketplaceId,
      installationId: installation.id,
      versionId,
      releaseDigest,
      codeDigest,
      code,
    },
    ...{ functionName: declared.name, entry: declared.entry, trigger, payload },
    context: {
      ...{ invocationId, installationId: installation.id, host, organization, workspace, trigger, cause },
      ...(trigger === 'CALL' && { actorId }),
    },
    settings: { ...defaultSettings(permit), ...installation.settings },
    wallMs: Math.min(wallMs, declared.timeoutMs),
    limits: await ctx.functionLimits.read(),
    keepsValue,
    origins: grants.origins.filter((origin) => asked.includes(origin)),
    secrets: usableSecrets(permit),
    tier: await ctx.trust.tierOf(installation.publisherId),
    releasedAt: await ctx.quarantines.releasedAt(codeDigest),
  };
}

function defaultSettings({ manifest }: Permit): Record<string, unknown> {
  const declared = Object.entries(manifest.contributes.settings?.properties ?? {});
  return Object.fromEntries(
    declared.flatMap(([name, setting]) => (setting.default === undefined ? [] : [[name, setting.default]])),
  );
}
