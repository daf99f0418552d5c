import { JsonText, stringifyAnswer } from './json-text.ts';

describe('stringifyAnswer', () => {
  const data = new JsonText('{"a":[1,"x"]}');

  it.each([
    [{ data }, '{"data":{"a":[1,"x"]}}'],
    [{ errors: [{ message: 'no' }], data }, '{"data":{"a":[1,"x"]},"errors":[{"message":"no"}]}'],
    [{ data: { a: 1 } }, '{"data":{"a":1}}'],
    [{ errors: [], data: null }, '{"errors":[],"data":null}'],
  ])('writes %j', (answer, text) => {
    expect(stringifyAnswer(answer)).toBe(text);
  });

  it('says the same as whoever does not know of it', () => {
    const answer = { errors: [{ message: 'no' }], data, extensions: { a: 1 } };

    expect(JSON.parse(stringifyAnswer(answer))).toEqual(JSON.parse(JSON.stringify(answer)));
  });
});
