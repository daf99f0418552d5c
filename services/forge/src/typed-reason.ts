import { invalid, ok, type Result } from '@guildhall/kernel';
import { visibleText } from './inspection/visible-text.ts';

const MOST = 1_000;

/** Why somebody does something, as they typed it: trimmed and in NFC, with nothing in it that hides. */
export function typedReason(text: string, field = 'reason'): Result<string> {
  const clean = text.normalize('NFC').trim();
  if (clean === '') return invalid('Say why; the reason is empty.', field);
  if (clean.length > MOST)
    return invalid(`Shorten the reason to ${MOST} characters; it has ${clean.length}.`, field);
  if (visibleText(clean) !== clean)
    return invalid('Remove control, zero-width and direction characters from the reason.', field);
  return ok(clean);
}
