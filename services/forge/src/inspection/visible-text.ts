/** Everything that is there but does not show: controls, direction marks, zero-width characters. */
const HIDDEN = /[^\P{Cc}\n\t]|\p{Cf}|[\u2028\u2029]/gu;

/**
 * Text out of a submission as people and databases can take it: what hides becomes `<U+202E>`, and no more than `most`
 * characters are kept. PostgreSQL stores neither NUL nor half a surrogate pair.
 */
export function visibleText(text: string, most = 1_000): string {
  // Cut twice: the second pass may lengthen, the first keeps it from working on megabytes.
  return text.slice(0, most).toWellFormed().replace(HIDDEN, nameOf).slice(0, most).toWellFormed();
}

function nameOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
