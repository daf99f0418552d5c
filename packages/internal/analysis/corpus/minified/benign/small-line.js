export default (a, b = 2) => [...Array(b)].map((_, i) => a[i % a.length]).filter(Boolean).join('');
export const noop = () => {}, id = (x) => x, not = (f) => (...a) => !f(...a), pipe = (...f) => (x) => f.reduce((v, g) => g(v), x);
