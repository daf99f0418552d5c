// surroundings: emitter
export class Container {
  readonly #made = new Map<Function, unknown>();
  get<T>(type: new (...args: unknown[]) => T, ...args: unknown[]): T {
    if (!this.#made.has(type)) this.#made.set(type, Reflect.construct(type, args));
    return this.#made.get(type) as T;
  }
}
