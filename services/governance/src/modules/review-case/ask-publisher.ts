import { assertCan } from '@guildhall/authz';
import { err, newId, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { noticeOfQuestion } from '../notice/write-notice.ts';
import { CASE_DUE, clearClock } from './case-clock.ts';
import { caseText } from './case-text.ts';
import { changeCase } from './change-case.ts';
import type { CaseAction } from './find-case.ts';
import { heldCase } from './held-case.ts';
import { ANSWER_MS } from './queues.ts';
import type { ReviewCase } from './review-case.ts';

/** Asks the publisher something. The clock stops, and the case waits for them two weeks at most. */
export async function askPublisher(
  ctx: Context,
  input: CaseAction & { text: string },
): Promise<Result<ReviewCase>> {
  assertCan(ctx.session, 'case:lease');
  const text = caseText('text', input.text, 'the question');
  if (!text.ok) return text;
  const held = await heldCase(ctx, input);
  if (!held.ok) return held;
  const { id, dueAt, subject } = held.value;
  if (subject.type !== 'VERSION')
    return err({ code: 'NO_PUBLISHER', message: 'Only cases about a version have a publisher to ask.' });

  const remaining = Math.max(0, dueAt.getTime() - ctx.now.getTime());
  const asked = await changeCase(ctx, held.value, 'ask', { remaining, lastMessage: text.value });
  if (!asked.ok) return asked;
  const messageId = newId('message');
  await ctx.cases.addMessage({
    id: messageId,
    caseId: id,
    kind: 'QUESTION',
    actorId: ctx.session.actorId,
    text: text.value,
    at: ctx.now,
  });
  await noticeOfQuestion(ctx, { messageId, versionId: subject.id, text: text.value });
  await clearClock(ctx, asked.value);
  await ctx.due.schedule(CASE_DUE.answer, id, asked.value.rev, new Date(ctx.now.getTime() + ANSWER_MS));
  return asked;
}
