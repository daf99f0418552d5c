import { elementName } from './wire.ts';

describe('the element that stands for a component', () => {
  it.each([
    ['Card', 'gh-card'],
    ['TextField', 'gh-text-field'],
    ['ListItem', 'gh-list-item'],
    ['H1', 'gh-h1'],
    ['SVGIcon', 'gh-svgicon'],
  ])('for %s is %s', (component, element) => {
    expect(elementName(component)).toBe(element);
  });
});
