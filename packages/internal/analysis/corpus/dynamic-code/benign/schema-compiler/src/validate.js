// surroundings: durations
const checks = { string: (v) => typeof v === 'string', number: Number.isFinite, array: Array.isArray };
export const compile = (schema) => { const list = Object.entries(schema).map(([k, t]) => [k, checks[t]]); return (o) => list.every(([k, c]) => c(o[k])); };
