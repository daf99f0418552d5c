type Factory<T> = new (...args: unknown[]) => T;
const singletons = new Map<string, unknown>();
export function resolve<T>(name: string, Type: Factory<T>, ...args: unknown[]): T {
  if (!singletons.has(name)) singletons.set(name, Reflect.construct(Type, args));
  return singletons.get(name) as T;
}
export const like = <T extends object>(one: T): T => new (one.constructor as Factory<T>)();
