import { invalid, ok, type Result } from '@guildhall/kernel';

/** Controls, direction marks, zero-width and other invisible characters, which make two texts look alike. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/u;
const SLUG = /^[a-z][a-z0-9-]{1,38}$/;

/** Text that a person typed on one line; at most `max` characters. */
export function plainText(value: string, max: number, ...field: string[]): Result<string> {
  const name = field.at(-1) ?? 'text';
  if (value.trim() === '') return invalid(`Write something for "${name}".`, ...field);
  if (value.length > max) return invalid(`"${name}" has at most ${max} characters.`, ...field);
  if (HIDDEN.test(value)) return invalid(`"${name}" holds an invisible character; remove it.`, ...field);
  if (value !== value.normalize('NFC'))
    return invalid(`"${name}" is not in Unicode normal form C; type it again.`, ...field);
  return ok(value);
}

/** The same for what may be left out; null stands for nothing. */
export function optionalText(
  value: string | null | undefined,
  max: number,
  ...field: string[]
): Result<string | null> {
  return value === null || value === undefined || value === '' ? ok(null) : plainText(value, max, ...field);
}

/** A short name for addresses: lower-case letters, digits and hyphens. */
export function slug(value: string, ...field: string[]): Result<string> {
  if (SLUG.test(value)) return ok(value);
  return invalid(
    `"${field.at(-1) ?? 'slug'}" is 2 to 39 lower-case letters, digits or hyphens, beginning with a letter.`,
    ...field,
  );
}
