const m = new Map(); export const put = (k, v) => m.set(k, v);
