// surroundings: tooltip
export function mixin(target, source) {
  for (const name of Object.getOwnPropertyNames(source.prototype))
    if (name !== 'constructor') target.prototype[name] = source.prototype[name];
}
