import { can } from '@guildhall/authz';
import { functionsOf, type Manifest } from '@guildhall/manifest';
import { connect } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import type { InstallationRow } from '../installation/installation.ts';
import { missingSecrets } from '../webhook/missing-secrets.ts';

export const installationResolvers: Resolvers = {
  Installation: {
    __resolveReference: ({ id }) => ({ id }),
    async functions({ id }, _args, ctx) {
      const may = can(ctx.session, 'function:invoke') || can(ctx.session, 'function:read');
      const installation = may ? await ctx.loaders.reachable.load(id) : null;
      if (!installation) return null;
      const manifest = await manifestOf(ctx, installation);
      return manifest ? functionsOf(manifest) : [];
    },
    schedules: async ({ id }, _args, ctx) =>
      (await readable(ctx, id)) ? ctx.loaders.schedules.load(id) : null,
    async webhooks({ id }, _args, ctx) {
      const installation = await readable(ctx, id);
      const manifest = installation && (await manifestOf(ctx, installation));
      if (!manifest) return null;
      const addressed = await ctx.loaders.webhooks.load(id);
      return (manifest.webhooks ?? []).map((declared) => ({
        ...declared,
        scheme: declared.signature?.scheme ?? null,
        missingSecrets: missingSecrets(declared, installation),
        createdAt: addressed.find((row) => row.id === declared.id)?.createdAt.toISOString() ?? null,
      }));
    },
    async usage({ id }, _args, ctx) {
      if (!(await readable(ctx, id))) return null;
      const [{ invocationsPerMinute, storageKb, egressMbPerDay }, invocationsThisMinute, stored, moved] =
        await Promise.all([
          ctx.functionLimits.read(),
          ctx.loaders.runsThisMinute.load(id),
          ctx.loaders.storedUsage.load(id),
          ctx.loaders.movedToday.load(id),
        ]);
      return {
        ...{ invocationsThisMinute, invocationsPerMinute },
        ...{ ...stored, storageLimitBytes: storageKb * 1024 },
        ...{ egressBytesToday: moved, egressLimitBytes: egressMbPerDay * 1024 * 1024 },
      };
    },
    async logsSharedSince({ id }, _args, ctx) {
      const sharing = (await readable(ctx, id)) && (await ctx.loaders.logSharing.load(id));
      return sharing?.since.toISOString() ?? null;
    },
    async invocations({ id }, { outcome, ...args }, ctx) {
      if (!(await readable(ctx, id))) return null;
      return connect(args, {
        of: 'Installation.invocations',
        filter: { outcome },
        key: z.string(),
        read: (page) =>
          ctx.loaders.invocations.load({ installationId: id, outcome: outcome ?? null, ...page }),
        keyOf: (row) => row.id,
      });
    },
  },
  FunctionSchedule: {
    every: ({ expression }) => expression,
    nextAt: ({ nextAt }) => nextAt.toISOString(),
    lastInvocation: ({ lastInvocationId }, _args, { loaders }) =>
      lastInvocationId === null ? null : loaders.invocation.load(lastInvocationId),
  },
};

async function readable({ session, loaders }: Context, id: string): Promise<InstallationRow | null> {
  return can(session, 'function:read') ? loaders.reachable.load(id) : null;
}

async function manifestOf({ loaders }: Context, { versionId }: InstallationRow): Promise<Manifest | null> {
  const release = versionId === null ? null : await loaders.installedRelease.load(versionId);
  return release?.manifest ?? null;
}
