import type { GuestVm, Stay } from '../engines/engine.ts';
import { FUNCTION_LIMITS } from '../limits.ts';
import { runInvocation } from './run-invocation.ts';

const vmThat = (stay: Stay): GuestVm => ({
  listen: () => undefined,
  enter: () => Promise.resolve(stay),
  halt: () => undefined,
  bytes: () => 0,
  dispose: () => undefined,
});
const endOf = (stay: Stay) =>
  runInvocation(vmThat(stay), { start: '{}', limits: FUNCTION_LIMITS }, () => undefined).end;

describe('a run that its engine stopped', () => {
  it.each([
    [
      'after its processor time',
      { cpuMs: 51, end: 'interrupted' },
      'It used more than 50 ms of processor time.',
    ],
    ['before it had used that', { cpuMs: 3, end: 'interrupted' }, /the machine was too busy/],
    ['and could not', { cpuMs: 50, end: 'stuck' }, 'It used more than 50 ms of processor time.'],
  ] as const)('%s, says so', async (_when, stay, message) => {
    const told = expect.stringMatching(message) as unknown;
    expect(await endOf(stay)).toMatchObject({ outcome: 'timeout', message: told });
  });
});
