import { assertCan } from '@guildhall/authz';
import { newId, notFound, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { isMember } from '../subject/membership.ts';
import { CASE_DUE, resumed, startClock } from './case-clock.ts';
import { caseText } from './case-text.ts';
import { changeCase } from './change-case.ts';
import { findCase, type CaseAction } from './find-case.ts';
import type { ReviewCase } from './review-case.ts';

/** Answers a reviewer's question, for the publisher. The case returns to the queue with the time it had left. */
export async function replyToCase(
  ctx: Context,
  input: CaseAction & { text: string },
): Promise<Result<ReviewCase>> {
  assertCan(ctx.session, 'case:reply');
  const text = caseText('text', input.text, 'the answer');
  if (!text.ok) return text;
  const found = await findCase(ctx, input);
  if (!found.ok) return found;
  if (!(await isMember(ctx, found.value.publisherId))) return notFound('case', ['caseId']);

  const answered = await changeCase(ctx, found.value, 'reply', {
    ...resumed(found.value, ctx.now),
    lastMessage: text.value,
  });
  if (!answered.ok) return answered;
  const { id } = answered.value;
  await ctx.cases.addMessage({
    id: newId('message'),
    caseId: id,
    kind: 'REPLY',
    actorId: ctx.session.actorId,
    text: text.value,
    at: ctx.now,
  });
  await ctx.due.cancel(CASE_DUE.answer, id);
  await startClock(ctx, answered.value);
  return answered;
}
