// surroundings: durations
export const messages = (base, ...over) => Object.assign(Object.create(null), base, ...over);
export const pick = (o, keys) => Object.fromEntries(keys.filter((k) => Object.hasOwn(o, k)).map((k) => [k, o[k]]));
