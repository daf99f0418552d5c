const types = { fn: Function, str: String }; export const is = (v, t) => v instanceof types[t];
