import { invalid, ok, type Result } from '@guildhall/kernel';
import { checkText } from '../../text-rules.ts';

interface Input {
  reason?: string | null | undefined;
}

/** Why somebody acts, if they say. */
export function readReason({ reason }: Input): Result<string | null> {
  if (reason === null || reason === undefined || reason.trim() === '') return ok(null);
  return checkText(reason, { field: 'reason', called: 'The reason', max: 1_000, lines: true });
}

/** Why somebody acts, where others must be told. */
export function requireReason(input: Input): Result<string> {
  const reason = readReason(input);
  if (!reason.ok) return reason;
  return reason.value === null
    ? invalid('Say why: it is shown to those who use this version.', 'reason')
    : ok(reason.value);
}
