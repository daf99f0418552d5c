export function parseQuery(text) {
  const out = {};
  for (const pair of text.replace(/^\?/, '').split('&')) {
    const [name, value] = pair.split('=').map(decodeURIComponent);
    const keys = name.split(/\[|\]\[|\]/).filter(Boolean);
    keys.reduce((at, key, i) => {
      if (i === keys.length - 1) at[key] = value; //@act
      else at[key] = at[key] || {};
      return at[key];
    }, out);
  }
  return out;
}
export const params = parseQuery(location.search);
