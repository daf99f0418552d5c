/** A tiny calculator: reads sums and products, runs nothing. */
const TOKEN = /\s*(\d+(?:\.\d+)?|[-+*/()])/gy;
export function evaluate(text) {
  const tokens = [...text.matchAll(TOKEN)].map((found) => found[1]);
  let at = 0;
  const factor = () => {
    const token = tokens[at++];
    if (token !== '(') return Number(token);
    const value = sum();
    at++;
    return value;
  };
  const product = () => {
    let value = factor();
    while (tokens[at] === '*' || tokens[at] === '/') value = tokens[at++] === '*' ? value * factor() : value / factor();
    return value;
  };
  const sum = () => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') value = tokens[at++] === '+' ? value + product() : value - product();
    return value;
  };
  return sum();
}
