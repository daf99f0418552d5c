// surroundings: logger
export const price = (n) => `${n} €`;
export const range = (a, b) => `${a}–${b}`;
