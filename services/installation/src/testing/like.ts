/** Jest's matchers, whose type says nothing, as values that promise nothing. */
export const like = {
  any: (type: unknown): unknown => expect.any(type),
  stringContaining: (text: string): unknown => expect.stringContaining(text),
  stringMatching: (pattern: RegExp): unknown => expect.stringMatching(pattern),
  arrayContaining: (items: readonly unknown[]): unknown => expect.arrayContaining([...items]),
};
