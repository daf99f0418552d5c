import { isDeepStrictEqual } from 'node:util';
import { assertCan } from '@guildhall/authz';
import { conflict, invalid, nearest, newId, notFound, ok, type Result } from '@guildhall/kernel';
import { extensionPointRef } from '@guildhall/manifest';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { bumpEpoch } from '../epoch/bump-epoch.ts';
import { assertAt, readPlace, type PlaceInput } from '../place/read-place.ts';
import { checkEntries, type EntryInput } from './check-entries.ts';
import type { Slot, SlotConfiguration } from './slot.ts';

export interface ConfigureSlot {
  scope: PlaceInput;
  extensionPoint: string;
  entries: readonly EntryInput[];
  expectedRev?: number | null | undefined;
}

/** Says what an extension point shows to an organization and in which order; with no entries, takes that back. */
export async function configureSlot(
  ctx: Context,
  input: ConfigureSlot,
): Promise<Result<SlotConfiguration | null>> {
  const read = readPlace(input.scope);
  if (!read.ok) return read;
  const { host, organization, workspace } = read.value;
  assertCan(ctx.session, 'rule:write');
  assertAt(ctx.session, read.value);
  if (workspace !== null)
    return invalid('A slot is the same in every workspace; leave it out.', 'scope', 'workspace');
  const known = await checkPoint(ctx, host, input.extensionPoint);
  if (!known.ok) return known;
  const entries = checkEntries(input.entries);
  if (!entries.ok) return entries;

  const subject = { host, organization, extensionPoint: input.extensionPoint };
  const last = await ctx.slots.newest(subject);
  const held = last?.holds ? last : null;
  const expected = asExpected('slot configuration', held ?? { rev: 0 }, input);
  if (!expected.ok) return expected;
  if (isDeepStrictEqual(held?.entries ?? [], entries.value)) return ok(held);
  const missing = await missingPlugin(ctx, entries.value, held);
  if (!missing.ok) return missing;

  if (held && !(await ctx.slots.end(held, ctx.now))) return changedMeanwhile(ctx, subject);
  // One that was taken back goes on with its numbers, or who read it before would take the new one for theirs.
  const id = last?.id ?? newId('slotConfiguration');
  const next = { ...subject, id, rev: (last?.rev ?? 0) + 1, entries: entries.value };
  const slot = next.entries.length > 0 ? next : null;
  if (slot && !(await ctx.slots.begin(slot, ctx.session.actorId, ctx.now)))
    return changedMeanwhile(ctx, subject);
  await ctx.audit.write({
    action: slot ? 'slot.configured' : 'slot.cleared',
    subject: { type: 'slotConfiguration', id, rev: next.rev },
    detail: { ...subject, entries: next.entries },
  });
  // Workspaces share it.
  await bumpEpoch(ctx, { host, organization, workspace: null });
  return ok(slot);
}

async function changedMeanwhile(ctx: Context, subject: Slot): Promise<Result<never>> {
  const now = await ctx.slots.newest(subject);
  return conflict('slot configuration', now?.holds ? now.rev : 0);
}

async function checkPoint(ctx: Context, host: string, wanted: string): Promise<Result<null>> {
  const surface = await ctx.load.surface.load(host);
  if (!surface) return notFound('host with a surface', ['scope', 'host']);
  const points = surface.body.extensionPoints.map((point) => extensionPointRef(point));
  if (points.includes(wanted)) return ok(null);
  const near = nearest(wanted, points);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return invalid(`The surface of this host declares no "${wanted}".${hint}`, 'extensionPoint');
}

/** A plugin that was named before may have gone since; only new names have to be known. */
async function missingPlugin(
  ctx: Context,
  entries: SlotConfiguration['entries'],
  held: SlotConfiguration | null,
): Promise<Result<null>> {
  const before = new Set(held?.entries.map(({ pluginId }) => pluginId));
  const added = entries.map(({ pluginId }) => pluginId).filter((id) => !before.has(id));
  const known = new Set((await ctx.catalog.plugins(added)).map(({ id }) => id));
  return added.every((id) => known.has(id)) ? ok(null) : notFound('plugin', ['entries', 'pluginId']);
}
