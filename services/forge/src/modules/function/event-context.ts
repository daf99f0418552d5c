import { invalid, ok, type Result } from '@guildhall/kernel';
import { evaluateWhen, parseWhen, type WhenContext } from '@guildhall/when-clause';
import { z } from 'zod';

/** Of JSON; a host tells of its pages what its surface names, not what is on them. */
const MAX_BYTES = 16 * 1024;

const object = z.record(z.string(), z.json());

/** What a host says of the place where an event happened; null where it says nothing. */
export function readEventContext(context: unknown): Result<WhenContext | null> {
  if (context === null || context === undefined) return ok(null);
  const read = object.safeParse(context);
  if (!read.success) return invalid('A context is an object of JSON values by context key.', 'context');
  const bytes = Buffer.byteLength(JSON.stringify(read.data));
  if (bytes <= MAX_BYTES) return ok(read.data);
  return invalid(`A context has at most ${MAX_BYTES} bytes; this one has ${bytes}.`, 'context');
}

/**
 * Whether a listener with this `when` clause is asked. Where the host says nothing of the place, clauses decide nothing:
 * they say what is useful, never what is allowed.
 */
export function isMeant(when: string | undefined, context: WhenContext | null): boolean {
  if (when === undefined || context === null) return true;
  const clause = parseWhen(when);
  // Clauses were read when the version was checked; one that nobody can read any more is not met.
  return clause.ok && evaluateWhen(clause.value, context);
}
