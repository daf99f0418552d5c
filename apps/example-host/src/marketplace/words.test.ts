import { reasonFrom } from './reason.ts';
import { refusalWords } from './refusal-words.ts';

describe('a reason', () => {
  it.each([
    ['  because \n\n we\tneed it ', 'because we need it'],
    ['Cafe\u0301', 'Café'],
    [' \n ', null],
    ['', null],
  ])('%j is kept as %j', (typed, kept) => {
    expect(reasonFrom(typed)).toBe(kept);
  });
});

describe('a refusal', () => {
  it('is read in the words of the marketplace', () => {
    expect(refusalWords({ code: 'NOT_INSTALLABLE', message: 'It is blocked.' })).toBe('It is blocked.');
  });

  it('says who was faster when a change came too late', () => {
    expect(refusalWords({ code: 'CONFLICT', message: 'The request has changed.' })).toContain('another tab');
  });
});
