import { ArchiveRefusal } from './archive-error.ts';

const MAX_LENGTH = 240;

/** What makes a path unsafe on some machine that may unpack it one day, with the reason to tell. */
const UNSAFE: readonly (readonly [RegExp, string])[] = [
  [/^\/|^[A-Za-z]:/, 'it is absolute'],
  [/(^|\/)\.\.(\/|$)/, 'it climbs out of its folder with ".."'],
  [/(^|\/)\.?(\/|$)/, 'it has an empty or "." step'],
  [/\\/, 'it holds a backslash'],
  [/[\u0000-\u001f\u007f]/, 'it holds a control character'],
  [/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/, 'it holds an invisible character'],
  [/:/, 'it holds a colon'],
];

/** The path in NFC, or a refusal that says what is wrong with it. */
export function safePath(path: string): string {
  const reason = UNSAFE.find(([pattern]) => pattern.test(path))?.[1];
  const tooLong = path.length > MAX_LENGTH ? `it is longer than ${MAX_LENGTH} characters` : undefined;
  const problem = reason ?? tooLong;
  if (problem !== undefined) {
    const message = `The path ${JSON.stringify(path)} is refused: ${problem}. Rename the file and pack again.`;
    throw new ArchiveRefusal('UNSAFE_PATH', message, path);
  }
  return path.normalize('NFC');
}
