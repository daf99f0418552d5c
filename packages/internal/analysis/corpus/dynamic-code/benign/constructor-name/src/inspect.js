// surroundings: emitter
export const typeName = (x) => (x == null ? String(x) : x.constructor?.name ?? typeof x);
export const sameKind = (a) => new a.constructor(a.value);
