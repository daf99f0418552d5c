// surroundings: logger
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z_]\w*)|("(?:[^"\\]|\\.)*")|([-+*/()=<>!]))/giy;
export function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(text)); ) found.push(match[0].trim());
  return found;
}
