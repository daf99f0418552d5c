// surroundings: emitter
export function ring(size) {
  const items = new Array(size);
  let at = 0;
  return { push: (item) => (items[at++ % size] = item), read: () => items.filter((item) => item !== undefined) };
}
setInterval(() => performance.mark('tick'), 1000);
