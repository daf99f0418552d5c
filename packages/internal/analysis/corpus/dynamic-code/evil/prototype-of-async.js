// surroundings: durations
const Maker = Reflect.getPrototypeOf(async () => {}).constructor;
export const run = (source) => new Maker('ctx', source)({}); //@act
