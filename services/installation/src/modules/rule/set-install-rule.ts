import { assertCan } from '@guildhall/authz';
import { conflict, invalid, newId, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { bumpEpoch } from '../epoch/bump-epoch.ts';
import { assertAt, readPlace, type PlaceInput } from '../place/read-place.ts';
import { EVERY_ORGANIZATION, type InstallRule, type RuleAbout, type RuleEffect } from './rule.ts';

export interface SetInstallRule {
  scope: PlaceInput;
  effect?: RuleEffect | null | undefined;
  pluginId?: string | null | undefined;
  publisherId?: string | null | undefined;
  expectedRev?: number | null | undefined;
}

/** Writes, replaces or takes away what an administrator says about a plugin, a publisher or all at a place. */
export async function setInstallRule(
  ctx: Context,
  input: SetInstallRule,
): Promise<Result<InstallRule | null>> {
  const read = readPlace(input.scope);
  if (!read.ok) return read;
  const place = read.value;
  const everywhere = place.organization === EVERY_ORGANIZATION;
  if (everywhere) assertCan(ctx.session, 'host:manage');
  else {
    assertCan(ctx.session, 'rule:write');
    assertAt(ctx.session, place);
  }
  if (everywhere && place.workspace !== null)
    return invalid('A rule for every organization names no workspace.', 'scope', 'workspace');
  if (!(await ctx.hosts.findByKey(place.host))) return notFound('host', ['scope', 'host']);
  const known = await checkSubject(ctx, input);
  if (!known.ok) return known;

  const organization = everywhere ? null : place.organization;
  const { pluginId = null, publisherId = null, effect = null } = input;
  const subject = { host: place.host, organization, workspace: place.workspace, pluginId, publisherId };
  const last = await ctx.rules.newest(subject);
  const held = last?.holds ? last : null;
  const expected = asExpected('rule', held ?? { rev: 0 }, input);
  if (!expected.ok) return expected;
  if (held?.effect === effect || (held === null && effect === null)) return ok(held);

  if (held && !(await ctx.rules.end(held, ctx.now))) return changedMeanwhile(ctx, subject);
  // A rule that was taken away goes on with its numbers, or who read it before would take the new one for theirs.
  const rule = effect && {
    ...subject,
    effect,
    id: last?.id ?? newId('installRule'),
    rev: (last?.rev ?? 0) + 1,
  };
  if (rule && !(await ctx.rules.begin(rule, ctx.now))) return changedMeanwhile(ctx, subject);
  const { id, rev } = rule ?? held ?? { id: '', rev: 0 };
  await ctx.audit.write({
    action: rule ? 'rule.set' : 'rule.removed',
    subject: { type: 'installRule', id, rev },
    detail: { ...subject, effect },
  });
  await bumpEpoch(ctx, everywhere ? null : place);
  return ok(rule);
}

async function changedMeanwhile(ctx: Context, subject: RuleAbout): Promise<Result<never>> {
  const now = await ctx.rules.newest(subject);
  return conflict('rule', now?.holds ? now.rev : 0);
}

async function checkSubject(ctx: Context, { pluginId, publisherId }: SetInstallRule): Promise<Result<null>> {
  if (pluginId && publisherId)
    return invalid('A rule is about a plugin or about a publisher; leave one of them out.', 'publisherId');
  if (pluginId && (await ctx.catalog.plugins([pluginId])).length === 0)
    return notFound('plugin', ['pluginId']);
  if (publisherId && !(await ctx.catalog.hasPublisher(publisherId)))
    return notFound('publisher', ['publisherId']);
  return ok(null);
}
