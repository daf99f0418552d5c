/** Jest's loose matchers, without the `any` they are typed with. */
export const containing = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const anything: unknown = {
  asymmetricMatch: (value: unknown) => value !== null && value !== undefined,
};
export const aNumber: unknown = { asymmetricMatch: (value: unknown) => typeof value === 'number' };
export const partly = (fields: object): unknown => expect.objectContaining(fields);
