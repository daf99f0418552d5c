export const price = (n) => `${n.toFixed(2).replace('.', ',')}\u00a0€`;
export const SPACES = [' ', ' ', ' ', '\u2009'];
