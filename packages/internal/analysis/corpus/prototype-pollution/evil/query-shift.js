module.exports = (qs) => {
  const out = {};
  for (const part of qs.split('&')) {
    const [path, value] = part.split('=');
    const keys = path.split('.');
    let at = out;
    while (keys.length > 1) { const k = keys.shift(); at = at[k] = at[k] || {}; }
    at[keys[0]] = decodeURIComponent(value); //@act
  }
  return out;
};
