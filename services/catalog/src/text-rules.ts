import { disguiseIn, invalid, ok, type Result } from '@guildhall/kernel';

/** Characters that make a reader see something else than what is there. Joiners are spelling in some scripts. */
const DISGUISES =
  /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u200b\u2060-\u2064\ufeff\u00ad\u180e\u2028\u2029\u3164\uffa0\u115f\u1160\u2800\u{e0000}-\u{e007f}]/u;
const CONTROLS = /\p{Cc}/u;
const CONTROLS_BUT_LINES = /[^\P{Cc}\n\t]/u;
const SLUG = /^[a-z][a-z0-9-]{1,38}$/;

export interface TextRule {
  field: string;
  /** How a message calls the text: "The title". */
  called: string;
  min?: number;
  max: number;
  /** Whether it may have several lines. */
  lines?: boolean;
  /** Whether people know somebody or something by it, and others may want to pass for that. */
  name?: boolean;
}

/** Text that people type, made comparable (NFC, trimmed), or what is wrong with it. */
export function checkText(
  typed: string,
  { field, called, min = 1, max, lines, name }: TextRule,
): Result<string> {
  const text = typed.normalize('NFC').trim();
  const length = charactersIn(text);
  if (length < min)
    return invalid(`${called} needs ${min === 1 ? 'some text' : `${min} characters`}.`, field);
  if (length > max) return invalid(`${called} has ${length} characters; ${max} are possible.`, field);
  const hidden = DISGUISES.exec(text)?.[0] ?? (lines ? CONTROLS_BUT_LINES : CONTROLS).exec(text)?.[0];
  if (hidden)
    return invalid(`${called} contains the invisible character ${codeOf(hidden)}; remove it.`, field);
  const disguise = name ? disguiseIn(text) : null;
  if (disguise) return invalid(`${called} ${disguise}`, field);
  return ok(text);
}

/** As people count them, near enough: code points. */
export function charactersIn(text: string): number {
  return Array.from(text).length;
}

/** Names that become part of addresses. */
export function checkSlug(slug: string, field: string, called: string): Result<string> {
  if (SLUG.test(slug)) return ok(slug);
  return invalid(
    `${called} has 2 to 39 characters: lower-case letters, digits and hyphens, a letter first.`,
    field,
  );
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
