import { newId } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { Decision } from '../decision/decision.ts';
import type { RestrictionEvent } from '../restriction/restriction-lifecycle.ts';
import type { Restriction } from '../restriction/restriction.ts';
import type { VersionSubject } from '../subject/subject.ts';
import type { Notice } from './notice.ts';
import { subjectOfTarget, type NoticeSubject } from './notice-subject.ts';

type Ground = Pick<Context, 'notices' | 'subjects' | 'now'>;

/** Tells a publisher what was decided about a version of theirs. */
export async function noticeOfDecision(ctx: Ground, decision: Decision): Promise<void> {
  const [version] = await ctx.subjects.versions([decision.versionId]);
  if (!version) return;
  const text = `${nameOf(version)} ${VERDICTS[decision.verdict]}${because(decision)}`;
  await write(ctx, `decision:${decision.id}`, {
    kind: 'DECISION',
    ...ofVersion(version),
    forAdmins: false,
    text,
  });
}

/** Tells a publisher, and whoever has installed what it is about, that a restriction holds, changed, or is over. */
export async function noticeOfRestriction(
  ctx: Ground,
  restriction: Restriction,
  event: RestrictionEvent,
): Promise<void> {
  const { id, rev, kind, reason, clause, expiresAt, target } = restriction;
  const { name, ...subject } = await subjectOfTarget(ctx, target);
  const until = expiresAt ? ` until ${expiresAt.toISOString()}` : '';
  const said =
    restriction.state === 'ACTIVE'
      ? `is restricted (${kind})${until}: ${reason} (${clause})`
      : `is no longer restricted (${kind}): it was ${event === 'expire' ? 'for a time that is over' : 'lifted'}.`;
  const text = `${name} ${said}`;
  await write(ctx, `restriction:${id}:${rev}`, { kind: 'RESTRICTION', ...subject, forAdmins: true, text });
}

/** Tells a publisher that a reviewer waits for their answer. */
export async function noticeOfQuestion(
  ctx: Ground,
  { messageId, versionId, text: asked }: { messageId: string; versionId: string; text: string },
): Promise<void> {
  const [version] = await ctx.subjects.versions([versionId]);
  if (!version) return;
  const text = `A reviewer asks about ${nameOf(version)}: ${asked}`;
  await write(ctx, `message:${messageId}`, {
    kind: 'QUESTION',
    ...ofVersion(version),
    forAdmins: false,
    text,
  });
}

function write({ notices, now }: Ground, cause: string, notice: Omit<Notice, 'id' | 'cause' | 'at'>) {
  return notices.add({ ...notice, id: newId('notice'), cause, at: now });
}

/** What follows the name of the version. */
const VERDICTS: Readonly<Record<Decision['verdict'], string>> = {
  APPROVE: 'is approved.',
  REVIEW: 'waits for a reviewer',
  QUARANTINE: 'is in quarantine until a reviewer has looked at it',
  REJECT: 'is refused',
};

function because({ verdict, reasons: [first] }: Decision): string {
  if (verdict === 'APPROVE') return '';
  return first ? `: ${first.message}` : '.';
}

function nameOf({ pluginName, versionString }: VersionSubject): string {
  return `${pluginName} ${versionString}`;
}

function ofVersion({ id, pluginId, publisherId }: VersionSubject): Omit<NoticeSubject, 'name'> {
  return { publisherId, pluginId, versionId: id };
}
