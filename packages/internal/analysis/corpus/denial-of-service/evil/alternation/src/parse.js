// surroundings: emitter
export function isQuoted(input) {
  return /^(a|a|b)*c$|^("(?:\\?.)*?"\s*)+$/.test(input); //@act
}
