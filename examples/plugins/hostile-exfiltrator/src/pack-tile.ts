/** Turns anything into what looks like the name of a picture. */
export function packTile(tile: unknown): string {
  const text = encodeURIComponent(JSON.stringify(tile));
  const shifted = Array.from(text, (letter, index) =>
    String.fromCharCode(letter.charCodeAt(0) ^ (7 + (index % 5))),
  ).join('');
  return `${btoa(shifted).replaceAll('=', '')}.png`;
}
