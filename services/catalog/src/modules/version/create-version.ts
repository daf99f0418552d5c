import { assertCan } from '@guildhall/authz';
import { err, newId, ok, type Result } from '@guildhall/kernel';
import { versionChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import type { CreateVersionInput } from '../../generated/graphql.ts';
import { STABLE } from '../plugin/channel.ts';
import { findOwnPlugin } from '../plugin/find-own-plugin.ts';
import type { Plugin } from '../plugin/plugin.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { versionLifecycle } from './version-lifecycle.ts';
import { checkVersionString } from './version-string.ts';
import { toPublicState, type Version } from './version.ts';

/** Opens a draft under a version string, which is used up for ever, whatever becomes of the draft (I7). */
export async function createVersion(ctx: Context, input: CreateVersionInput): Promise<Result<Version>> {
  assertCan(ctx.session, 'version:create');
  const plugin = await findOwnPlugin(ctx, { pluginId: input.pluginId });
  if (!plugin.ok) return plugin;
  const versionString = checkVersionString(input.versionString);
  if (!versionString.ok) return versionString;

  const draft = draftOf(plugin.value, versionString.value, ctx.now);
  if (!(await ctx.versions.add(draft)))
    return err({
      code: 'TAKEN',
      message: `${draft.pluginName} has used ${draft.versionString} before; a version string is used only once. Choose a higher one.`,
      field: ['versionString'],
    });
  await recordTransition(ctx, 'version', {
    subjectId: draft.id,
    rev: 0,
    event: 'create',
    from: null,
    to: draft.state,
    by: 'publisher',
  });
  await ctx.outbox.publish(versionChanged, { type: 'version', id: draft.id, rev: 0 }, toPublicState(draft));
  return ok(draft);
}

function draftOf(plugin: Plugin, versionString: string, now: Date): Version {
  return {
    id: newId('version'),
    pluginId: plugin.id,
    pluginName: plugin.name,
    publisherId: plugin.publisherId,
    versionString,
    state: versionLifecycle.initial,
    stateSince: now,
    reason: null,
    dueAt: null,
    channel: STABLE,
    releaseMode: 'AUTO',
    sourceDigest: null,
    runAttempt: 0,
    releaseDigest: null,
    release: null,
    submittedBy: null,
    trustedPublisher: null,
    publishedAt: null,
    reviewSinceRev: null,
    approvedBy: null,
    rev: 0,
    createdAt: now,
  };
}
