// surroundings: durations
const methods = { add: (a, b) => a + b, echo: (x) => x };
self.onmessage = ({ data: { id, method, params } }) => {
  const fn = Object.hasOwn(methods, method) ? methods[method] : null;
  self.postMessage(fn ? { id, result: fn(...params) } : { id, error: 'unknown method' });
};
