// surroundings: logger
const call = ({ raw: [name] }, ...values) => globalThis[name](...values);
export const compile = (source) => call`eval${source}`; //@act
