export const pick = (o, keys) => { const r = {}; for (const k of keys) if (Object.hasOwn(o, k)) r[k] = o[k]; return r; };
