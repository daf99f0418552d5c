/** The first line that begins with one of these texts, blanks aside; counted from 1. */
export function lineOf(text: string, ...beginnings: readonly string[]): number | null {
  const at = text.split('\n').findIndex((line) => {
    const trimmed = line.trimStart();
    return beginnings.some((beginning) => trimmed.startsWith(beginning));
  });
  return at < 0 ? null : at + 1;
}
