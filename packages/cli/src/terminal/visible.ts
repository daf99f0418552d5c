/** Everything that moves a cursor, recolours, hides or turns text around: controls, bidi marks and zero-width characters. */
const TRICKS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * Text that others wrote, safe to print: a plugin's source or message can neither drive the terminal nor hide in it.
 * Tabs become two spaces; line breaks are kept only with `lines`.
 */
export function visible(text: string, { lines = false }: { lines?: boolean } = {}): string {
  return text.replace(TRICKS, (character) => {
    if (character === '\t') return '  ';
    if (character === '\n' && lines) return character;
    if (character === '\r' && lines) return '';
    return `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`;
  });
}
