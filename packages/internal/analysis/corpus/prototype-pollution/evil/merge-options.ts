type Any = Record<string, any>;
export const merge = (target: Any, ...sources: Any[]): Any => {
  for (const source of sources)
    for (const [key, value] of Object.entries(source))
      target[key] = value && typeof value === 'object' && target[key] ? merge(target[key], value) : value; //@act
  return target;
};
