import { assertCan } from '@guildhall/authz';
import { invalid, newId, ok, type Result } from '@guildhall/kernel';
import type { RestrictionKind } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import { typedText } from '../../typed-text.ts';
import { openCase } from '../review-case/open-case.ts';
import { changeRestriction } from './change-restriction.ts';
import { findTarget, fits } from './find-target.ts';
import { INTERIM_MS, MEASURES, REACH_OF_ONE } from './measures.ts';
import type { Restriction, RestrictionTarget } from './restriction.ts';

export interface NewRestriction {
  kind: RestrictionKind;
  target: RestrictionTarget;
  clause: string;
  reason: string;
  expiresAt?: string | null | undefined;
  stop?: boolean | null | undefined;
}

/**
 * Restricts a version, digest, plugin or publisher. What one person may not do alone is held for a second one; a block
 * acts at once, for a day at most, and a second person makes it last.
 */
export async function imposeRestriction(ctx: Context, input: NewRestriction): Promise<Result<Restriction>> {
  assertCan(ctx.session, 'restriction:impose');
  const words = readWords(input);
  if (!words.ok) return words;
  const fit = fits(input.kind, input.target);
  if (!fit.ok) return fit;
  const end = readEnd(input, ctx.now);
  if (!end.ok) return end;
  const target = await findTarget(ctx, input.target);
  if (!target.ok) return target;

  const way = await wayOf(ctx, input);
  const proposal: Restriction = {
    id: newId('restriction'),
    kind: input.kind,
    target: input.target,
    publisherId: target.value.publisherId,
    state: 'PROPOSED',
    ...words.value,
    interim: way === 'interim',
    stop: input.stop ?? false,
    effectiveAt: ctx.now,
    expiresAt: way === 'interim' ? interimEnd(ctx.now, end.value) : end.value,
    lastingUntil: end.value,
    imposedBy: ctx.session.actorId,
    confirmedBy: null,
    feedSeq: 0,
    committedAt: ctx.now,
    rev: 0,
  };
  if (way !== 'lasting') await askSecondPerson(ctx, proposal);
  return changeRestriction(ctx, proposal, way === 'held' ? 'hold' : 'impose');
}

/** Unknown reach counts as none: it never stands in the way of a block. */
async function wayOf(
  ctx: Context,
  { kind, target }: NewRestriction,
): Promise<'lasting' | 'interim' | 'held'> {
  switch (MEASURES[kind].persons) {
    case 'one':
      return 'lasting';
    case 'interim':
      return 'interim';
    case 'two':
      return 'held';
    case 'reach': {
      const { installations, organizations } = await ctx.reach.of(target);
      const wide = installations > REACH_OF_ONE.installations || organizations > REACH_OF_ONE.organizations;
      return wide ? 'held' : 'lasting';
    }
  }
}

async function askSecondPerson(
  ctx: Context,
  { id, interim, expiresAt, publisherId }: Restriction,
): Promise<void> {
  const message = interim
    ? 'One person blocked this; without a second one the block lapses.'
    : 'One person asked for this; it needs a second one.';
  await openCase(ctx, {
    queue: 'enforcement',
    subject: { type: 'RESTRICTION', id },
    publisherId,
    reasons: [{ code: 'SECOND_PERSON', message }],
    ...(interim && expiresAt && { dueAt: expiresAt }),
  });
}

function interimEnd(now: Date, asked: Date | null): Date {
  const latest = new Date(now.getTime() + INTERIM_MS);
  return asked && asked < latest ? asked : latest;
}

function readWords({ clause, reason }: NewRestriction): Result<{ clause: string; reason: string }> {
  const readClause = typedText('clause', clause, { max: 200, what: 'the policy clause' });
  if (!readClause.ok) return readClause;
  const readReason = typedText('reason', reason, { max: 2_000, what: 'the reason' });
  return readReason.ok ? ok({ clause: readClause.value, reason: readReason.value }) : readReason;
}

function readEnd({ expiresAt }: NewRestriction, now: Date): Result<Date | null> {
  if (expiresAt == null) return ok(null);
  const end = new Date(expiresAt);
  if (Number.isNaN(end.getTime()))
    return invalid('Write the end as an ISO 8601 instant, such as 2030-01-31T12:00:00Z.', 'expiresAt');
  return end > now ? ok(end) : invalid('The end lies in the past.', 'expiresAt');
}
