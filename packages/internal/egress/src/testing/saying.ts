/** A message that says this among other things; typed, unlike what jest gives. */
export function saying(part: string): unknown {
  return expect.stringContaining(part);
}
