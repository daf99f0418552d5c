import { entryOf } from '../testing/builders.ts';
import { parseFeedEntry } from './parse-feed-entry.ts';

describe('reading a feed entry', () => {
  it('takes an entry and drops what it does not know', () => {
    expect(parseFeedEntry({ ...entryOf(3), signature: 'x' })).toEqual(entryOf(3));
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'entry'],
    ['a position of zero', entryOf(0)],
    ['a broken position', { ...entryOf(1), seq: 1.5 }],
    ['no restriction', { ...entryOf(1), restriction: null }],
    ['no targets', { ...entryOf(1), restriction: { ...entryOf(1).restriction, targets: 'all' } }],
    ['a target of an unknown type', entryOfTarget({ type: 'HOST', id: 'x' })],
    ['a target without an id', entryOfTarget({ type: 'PLUGIN' })],
    ['no marketplace', { ...entryOf(1), marketplaceId: 4 }],
  ])('refuses %s', (_name, value) => {
    expect(parseFeedEntry(value)).toBeNull();
  });

  it('takes a missing stop for none', () => {
    const restriction = { ...entryOf(1).restriction, stop: undefined };
    expect(parseFeedEntry({ ...entryOf(1), restriction })?.restriction.stop).toBe(false);
  });
});

function entryOfTarget(target: object): unknown {
  return { ...entryOf(1), restriction: { ...entryOf(1).restriction, targets: [target] } };
}
