// surroundings: durations
const OPS = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b };
export function evaluate(tokens) {
  const stack = [];
  for (const t of tokens) stack.push(t in OPS ? OPS[t](stack.pop(), stack.pop()) : Number(t));
  return stack.pop();
}
