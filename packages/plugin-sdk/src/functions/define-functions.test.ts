import { defineFunctions } from './define-functions.ts';

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'guildhall');
});

describe('defining functions', () => {
  const functions = { double: (payload: unknown) => Number(payload) * 2 };

  it('gives the table back, so that it can be tested', () => {
    expect(defineFunctions(functions)).toBe(functions);
  });

  it('registers them where the sandbox waits for them', () => {
    const registered: unknown[] = [];
    const register = (table: unknown) => registered.push(table);
    Object.defineProperty(globalThis, 'guildhall', { value: { register }, configurable: true });
    defineFunctions(functions);
    expect(registered).toEqual([functions]);
  });
});
