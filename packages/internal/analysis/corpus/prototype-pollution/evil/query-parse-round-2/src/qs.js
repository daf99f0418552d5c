// surroundings: emitter
export function parse(query) {
  const out = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const path = key.replace(/\]/g, '').split('[');
    let at = out;
    path.forEach((part, i) => {
      if (i === path.length - 1) at[part] = value; //@act
      else at = at[part] = at[part] || {};
    });
  }
  return out;
}
