import type { PluginFunction } from '@guildhall/manifest';
import type { Context } from '../context.ts';
import type { Permit } from '../modules/installation/permit.ts';
import type { InvocationRow } from '../modules/invocation/invocation.ts';
import type { RunOrder } from './run-order.ts';

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
  const asked = {
    origins: [...manifest.origins.required, ...manifest.origins.optional].map(({ origin }) => origin),
    permissions: [...manifest.permissions.required, ...manifest.permissions.optional].map(({ name }) => name),
  };
  const code = await ctx.runtime.codeOf(marketplaceId, codeDigest, () => ctx.artifacts.read(codeDigest));
  return {
    ...{
      invocationId,
      marketplaceId,
      installationId: installation.id,
      pluginId: installation.pluginId,
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
    place: { host, organization, workspace },
    user: ctx.session.scope?.user ?? null,
    permissions: grants.permissions.filter((name) => asked.permissions.includes(name)),
    origins: grants.origins.filter((origin) => asked.origins.includes(origin)),
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

/** Secrets that were set, were declared and may be sent. */
function usableSecrets({ installation, manifest }: Permit): RunOrder['secrets'] {
  return (manifest.secrets ?? []).flatMap(({ name, origins }) => {
    const held = installation.secrets.find((secret) => secret.name === name);
    return held ? [{ name, jwe: held.jwe, origins }] : [];
  });
}
