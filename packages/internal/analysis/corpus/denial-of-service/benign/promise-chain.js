// surroundings: logger
let last = Promise.resolve();
export const serially = (act) => (last = last.then(act, act));
