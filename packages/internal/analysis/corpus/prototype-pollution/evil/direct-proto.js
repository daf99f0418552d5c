export function extend(name, fn) {
  Object.defineProperty(Object.prototype, name, { value: fn, enumerable: true }); //@act
  ({}).constructor.prototype[name + 'Sync'] = fn; //@act
}
