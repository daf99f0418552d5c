const π = Math.PI;
const Δ = (a, b) => b - a;
export const área = (r) => π * r ** 2;
export const naïve = (α, β) => Δ(α, β) / 2;
