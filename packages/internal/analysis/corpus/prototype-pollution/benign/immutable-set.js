export const setIn = (state, [key, ...rest], value) => (rest.length === 0 ? { ...state, [key]: value } : { ...state, [key]: setIn(state[key] ?? {}, rest, value) });
export const byId = (list) => Object.fromEntries(list.map((one) => [one.id, one]));
export const group = (list, of) => {
  const out = Object.create(null);
  for (const one of list) (out[of(one)] ??= []).push(one);
  return out;
};
