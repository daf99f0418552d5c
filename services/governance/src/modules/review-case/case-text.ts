import type { Result } from '@guildhall/kernel';
import { typedText } from '../../typed-text.ts';

const MOST = 4_000;

/** A question, an answer or a reason, as one may write it. */
export function caseText(field: string, text: string, what: string): Result<string> {
  return typedText(field, text, { max: MOST, what });
}
