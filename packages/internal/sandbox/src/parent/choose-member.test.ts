import { FUNCTION_LIMITS } from '../limits.ts';
import { chooseMember } from './choose-member.ts';
import type { Assignment, Member } from './crew.ts';

const THREADS = 2;
const OWNERS = Array.from({ length: 40 }, (_, index) => `owner ${index}`);

let lastRun = 0;
const aRun = (suspect: boolean): Assignment => ({
  suspect,
  message: {
    ...{ kind: 'run', run: ++lastRun, code: '', start: '', limits: FUNCTION_LIMITS, fresh: false },
    owner: { marketplaceId: 'm', installationId: 'i', codeDigest: 'c' },
  },
  call: () => Promise.resolve({ ok: true, text: '' }),
  end: () => undefined,
});

/** An executor with as many runs of honest installations and of suspects; `leaving` when it is about to be ended. */
function aMember(pid: number, honest = 0, suspects = 0, leaving = false): Member {
  const runs = [
    ...Array.from({ length: honest }, () => false),
    ...Array.from({ length: suspects }, () => true),
  ];
  return {
    executor: {
      ...{ pid, layers: [], ended: new Promise(() => undefined) },
      send: () => undefined,
      kill: () => Promise.resolve(),
    },
    runs: new Map(runs.map(aRun).map((run) => [run.message.run, run])),
    ...{ knows: new Set(), asked: new Map(), leaving },
  };
}

const honest = (members: Member[]) => [
  ...new Set(OWNERS.map((owner) => chooseMember(members, { owner, suspect: false }, THREADS)?.executor.pid)),
];
const suspect = (members: Member[]) =>
  chooseMember(members, { owner: 'x', suspect: true }, THREADS)?.executor.pid;

describe('the executor for a run', () => {
  test('is the same for an owner, and another for others', () => {
    const members = [aMember(1), aMember(2)];
    expect(honest(members).toSorted()).toEqual([1, 2]);
    expect(honest(members.toReversed())).toEqual(honest(members));
  });

  test('is the one with less to do when the favourite has no thread left', () => {
    expect(honest([aMember(1, 2), aMember(2)])).toEqual([2]);
  });

  test('is none that is about to be ended', () => {
    expect(honest([aMember(1, 0, 0, true), aMember(2)])).toEqual([2]);
    expect(honest([aMember(1, 0, 0, true)])).toEqual([undefined]);
  });

  test('is never one with suspects in it, while there is another, however busy', () => {
    expect(honest([aMember(1, 0, 1), aMember(2, 9)])).toEqual([2]);
    expect(honest([aMember(1, 0, 1)])).toEqual([1]);
  });

  test('of a suspect is where suspects are, until its threads are taken', () => {
    expect(suspect([aMember(1), aMember(2, 5, 1)])).toBe(2);
    expect(suspect([aMember(1), aMember(2, 0, 2)])).toBe(1);
  });

  test('of the first suspect is where the fewest would notice', () => {
    expect(suspect([aMember(1, 3), aMember(2, 1)])).toBe(2);
  });
});
