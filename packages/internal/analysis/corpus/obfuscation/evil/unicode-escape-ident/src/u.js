// surroundings: tooltip
const \u0066n = \u0065val;
export const go = (t) => fn(t); //@act
