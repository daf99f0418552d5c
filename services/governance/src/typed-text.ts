import { invalid, ok, type Result } from '@guildhall/kernel';

/** Control characters but tab and line feed; zero-width and direction-changing ones: they make text lie. */
const DECEPTIVE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/** What a person typed, trimmed and in NFC, or what is wrong with it. */
export function typedText(
  field: string,
  text: string,
  { max, what }: { max: number; what: string },
): Result<string> {
  const clean = text.trim().normalize('NFC');
  if (clean === '') return invalid(`Write ${what}; it is empty.`, field);
  if (clean.length > max)
    return invalid(`Shorten ${what} to ${max} characters; it has ${clean.length}.`, field);
  if (DECEPTIVE.test(clean))
    return invalid(`Remove control, zero-width and direction characters from ${what}.`, field);
  return ok(clean);
}
