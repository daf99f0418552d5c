// surroundings: durations
const π = Math.PI;
export const Δ = (a, b) => b - a;
export const area = (r) => π * r ** 2;
