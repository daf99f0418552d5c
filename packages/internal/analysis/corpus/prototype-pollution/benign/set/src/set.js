// surroundings: emitter
export function setIn(state, [key, ...rest], value) {
  if (key === '__proto__' || key === 'constructor') throw new TypeError('bad key');
  return { ...state, [key]: rest.length ? setIn(state[key] ?? {}, rest, value) : value };
}
