import { editDistance, nearest } from './nearest.ts';

describe('nearest', () => {
  it('finds what was meant', () => {
    expect(nearest('contacts.raed', ['contacts.list', 'contacts.read'])).toBe('contacts.read');
  });

  it('keeps quiet when nothing is near', () => {
    expect(nearest('weather', ['contacts.read'])).toBeUndefined();
  });

  it.each([
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
  ])('counts edits from %p to %p', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });
});
