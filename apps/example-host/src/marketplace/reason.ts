/** A reason as the marketplace keeps it: one line of composed characters; null for none. */
export function reasonFrom(typed: string): string | null {
  const line = typed.replaceAll(/\s+/gu, ' ').trim().normalize('NFC');
  return line === '' ? null : line;
}
