import { LEVELS, OUTCOMES } from './function-models.ts';
import { duration, LEVEL_TONE, OUTCOME_WORDS, outcomeWords, size, triggerWords } from './run-words.ts';

describe('a run in words', () => {
  it.each(OUTCOMES)('%s is no bare code word', (outcome) => {
    expect(OUTCOME_WORDS[outcome].text).toMatch(/^[A-Z][a-z]+/);
  });

  it.each(LEVELS)('a line of level %s has a colour', (level) => {
    expect(LEVEL_TONE[level]).not.toBe('');
  });

  it.each([
    ['QUEUED', 'Waits'],
    ['RUNNING', 'Runs'],
  ])('%s without an outcome reads “%s”', (state, text) => {
    expect(outcomeWords({ state, outcome: null })).toEqual({ tone: 'info', text });
  });

  it('says what made it run, also in a word from the future', () => {
    expect(triggerWords('SCHEDULE')).toBe('Its schedule');
    expect(triggerWords('DREAM')).toBe('DREAM');
  });

  it.each([
    [null, '–'],
    [undefined, '–'],
    [0.2, '1 ms'],
    [12.4, '12 ms'],
    [999, '999 ms'],
    [1_234, '1.2 s'],
  ])('%p milliseconds read “%s”', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it.each([
    [0, '0 KB'],
    [1, '1 KB'],
    [12_345, '13 KB'],
    [1_500_000, '1.5 MB'],
  ])('%i bytes read “%s”', (bytes, text) => {
    expect(size(bytes)).toBe(text);
  });
});
