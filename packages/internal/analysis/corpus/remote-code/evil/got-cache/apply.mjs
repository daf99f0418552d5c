export const apply = (text) => {
  const run = Object.getPrototypeOf(function* () {}).constructor;
  for (const _ of run(text)()); //@act
};
