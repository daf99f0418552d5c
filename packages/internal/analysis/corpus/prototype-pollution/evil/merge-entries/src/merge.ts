// surroundings: emitter
type Dict = { [k: string]: any };
export const assignDeep = (to: Dict, from: Dict): Dict => {
  for (const [k, v] of Object.entries(from)) {
    if (v && typeof v === 'object') to[k] = assignDeep(to[k] ?? {}, v);
    else to[k] = v; //@act
  }
  return to;
};
