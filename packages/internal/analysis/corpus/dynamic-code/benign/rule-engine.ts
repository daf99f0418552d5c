type Op = (a: number, b: number) => boolean;
const OPS: Record<string, Op> = { '<': (a, b) => a < b, '>': (a, b) => a > b, '=': (a, b) => a === b };
export const compile = (op: string): Op => OPS[op] ?? (() => false);
export const invoke = (name: string, target: Record<string, (...a: unknown[]) => unknown>, ...args: unknown[]) => target[name]?.(...args);
