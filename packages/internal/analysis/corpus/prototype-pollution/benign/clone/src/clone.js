// surroundings: durations
export function clone(value) {
  if (Array.isArray(value)) return value.map(clone);
  if (value && typeof value === 'object') { const out = {}; for (const [k, v] of Object.entries(value)) out[k] = clone(v); return out; }
  return value;
}
