import type { GoldenOutcome } from '../release-facts.ts';
import { behaviourChanges } from './behaviour.ts';

const was: GoldenOutcome = {
  name: 'look-up',
  outcome: 'ok',
  calls: ['storage.get', 'fetch GET https://api.orchard.example'],
  resultDigest: 'r1',
};

function said(is: Partial<GoldenOutcome>) {
  const changes = behaviourChanges([was], [{ ...was, ...is }]);
  return changes.map(({ changeClass, sentence }) => [changeClass, sentence]);
}

describe('the behaviour of a version', () => {
  it('differs in nothing when all comes to the same', () => {
    expect(said({})).toEqual([]);
  });

  it.each([
    [
      'a call to elsewhere, though the operation is the same',
      { calls: [...was.calls, 'fetch POST https://collector.example'] },
      [
        [
          'rereview',
          'In the golden invocation look-up it now also calls fetch POST https://collector.example.',
        ],
      ],
    ],
    [
      'a call more, though it ends otherwise, too',
      { calls: [...was.calls, 'storage.set'], outcome: 'error' },
      [['rereview', 'In the golden invocation look-up it now also calls storage.set.']],
    ],
    [
      'a call less',
      { calls: ['storage.get'] },
      [
        [
          'notify',
          'In the golden invocation look-up it no longer calls fetch GET https://api.orchard.example.',
        ],
      ],
    ],
    [
      'another order',
      { calls: was.calls.toReversed() },
      [['notify', 'In the golden invocation look-up it calls the same in another order or number.']],
    ],
    [
      'another ending',
      { outcome: 'timeout' },
      [['notify', 'The golden invocation look-up ends with "timeout" instead of "ok".']],
    ],
    [
      'a function that is gone',
      { outcome: 'gone', calls: [] },
      [['notify', 'The function of the golden invocation look-up is gone.']],
    ],
    [
      'another result',
      { resultDigest: 'r2' },
      [['notify', 'The golden invocation look-up comes to something else.']],
    ],
  ])('differs by %s, in words and with a class', (_what, is, told) => {
    expect(said(is)).toEqual(told);
  });

  it('tells of invocations that are new, and asks nobody about those that are gone', () => {
    const other = { ...was, name: 'other' };
    expect(behaviourChanges([was], [was, other])).toMatchObject([{ kind: 'ADDED', changeClass: 'notify' }]);
    expect(behaviourChanges([was, other], [was])).toMatchObject([{ kind: 'REMOVED', changeClass: 'auto' }]);
  });
});
