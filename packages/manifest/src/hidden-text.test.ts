import { findHiddenText } from './hidden-text.ts';

describe('hidden text', () => {
  it.each([
    ['a direction control', 'Notes\u202e'],
    ['a zero-width character', 'No\u200btes'],
    ['a zero-width joiner', 'No\u200dtes'],
    ['an invisible tag character', 'Notes\u{e0041}'],
    ['a control character', 'Notes\u0007'],
    ['an invisible blank', 'Notes\u3164'],
  ])('names %s', (name, displayName) => {
    const [error] = findHiddenText({ displayName });
    expect(error).toMatchObject({ code: 'HIDDEN_TEXT', path: '/displayName' });
    expect(error?.message).toContain(name);
  });

  it('finds a name that is not in normal form C and shows the right one', () => {
    expect(findHiddenText({ views: [{ title: 'Cafe\u0301' }] })).toMatchObject([
      { code: 'NOT_NORMALIZED', path: '/views/0/title', hint: 'Write it as "Caf\u00e9".' },
    ]);
  });

  it('looks at keys too', () => {
    expect(findHiddenText({ 'a\u200b': 1 })).toHaveLength(1);
  });

  it.each([
    ['an emoji in a description', { description: 'For the family \u{1f468}\u200d\u{1f469}\u200d\u{1f467}' }],
    ['a Persian word in a purpose', { purpose: 'می\u200cخواهم' }],
    ['accents and other scripts in a name', { displayName: 'Ünïcode 連絡先' }],
  ])('leaves %s alone', (_, value) => {
    expect(findHiddenText(value)).toEqual([]);
  });
});
