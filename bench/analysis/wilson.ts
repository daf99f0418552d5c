const Z = 1.96;

/** The 95 % interval of a rate by Wilson's score, in percent. */
export function wilson(hits: number, draws: number): string {
  const rate = hits / draws;
  const scale = 1 + Z ** 2 / draws;
  const middle = (rate + Z ** 2 / (2 * draws)) / scale;
  const half = (Z / scale) * Math.sqrt((rate * (1 - rate)) / draws + Z ** 2 / (4 * draws ** 2));
  return `${(100 * Math.max(0, middle - half)).toFixed(1)}–${(100 * (middle + half)).toFixed(1)} %`;
}
