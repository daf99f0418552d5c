type Listener = (key: PropertyKey) => void;
export function reactive<T extends object>(target: T, tell: Listener): T {
  return new Proxy(target, {
    get: (of, key, receiver) => {
      const value = Reflect.get(of, key, receiver);
      return typeof value === 'object' && value !== null ? reactive(value, tell) : value;
    },
    set: (of, key, value, receiver) => {
      const done = Reflect.set(of, key, value, receiver);
      tell(key);
      return done;
    },
  });
}
