const AsyncFn = Object.getPrototypeOf(async function () {}).constructor;
class Runner {
  #body;
  constructor(body) { this.#body = body; }
  get value() { return Reflect.construct(AsyncFn, ['ctx', this.#body])({}); } //@act
}
module.exports = { Runner };
