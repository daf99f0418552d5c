import { conflict, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../context.ts';
import type { Stamp } from './stamp.ts';

/** Something that a marketplace says whole, revision after revision. */
interface Subject<Before, Said> {
  /** As audit entries name it. */
  type: string;
  /** As people call it. */
  called: string;
  /** What is in force; its revision is 0 while nobody has said anything. */
  newest(): Promise<Before>;
  /** False when somebody wrote this revision first. */
  add(said: Said & Stamp): Promise<boolean>;
}

/** Puts what `read` makes of the revision in force in force as the next one. Whoever read an older one has to read again. */
export async function sayAnew<Before extends { rev: number }, Said extends Record<string, unknown>>(
  { session, audit, now }: Pick<Context, 'session' | 'audit' | 'now'>,
  subject: Subject<Before, Said>,
  expectedRev: number | null | undefined,
  read: (before: Before) => Result<Said> | Promise<Result<Said>>,
): Promise<Result<Said & Stamp>> {
  const { type, called } = subject;
  const before = await subject.newest();
  const expected = asExpected(called, before, { expectedRev });
  if (!expected.ok) return expected;
  const said = await read(before);
  if (!said.ok) return said;
  const next = { ...said.value, since: now, actorId: session.actorId, rev: before.rev + 1 };
  if (!(await subject.add(next))) return conflict(called, (await subject.newest()).rev);
  await audit.write({
    action: `${type}.set`,
    subject: { type, id: session.marketplaceId, rev: next.rev },
    detail: said.value,
  });
  return ok(next);
}
