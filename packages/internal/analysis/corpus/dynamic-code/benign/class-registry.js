const registry = new Map();
export function register(type) {
  registry.set(type.name, type);
  return type;
}
export function revive(data) {
  const Type = registry.get(data.kind) ?? Object;
  const made = Reflect.construct(Type, [data]);
  if (made.constructor !== Type) throw new Error(`Unexpected ${made.constructor.name}`);
  return Function.prototype.call.call(Type.prototype.init ?? (() => made), made, data);
}
