// surroundings: emitter
const { constructor: AsyncFn } = Object.getPrototypeOf(async function () {});
export const exec = async (source, ctx) => new AsyncFn('ctx', source)(ctx); //@act
