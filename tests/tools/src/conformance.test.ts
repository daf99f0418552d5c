import { complaints, page } from '../../../tools/conformance/judge.ts';
import { KNOWN_FAILURES } from '../../../tools/conformance/known-failures.ts';

const known = { apollo: { 'keys 0': 'Apollo’s planner' }, hive: {} };
const failure = (name: string) => ({ name, why: 'null' });

describe('what the federation audit says', () => {
  it('is good enough while only what is known fails', () => {
    const outcome = { planner: 'apollo', passed: 198, failures: [failure('keys 0')] } as const;
    expect(complaints(outcome, { known })).toEqual([]);
  });

  it('is not good enough when another case fails, or the same with the other planner', () => {
    const other = { planner: 'apollo', passed: 198, failures: [failure('keys 1')] } as const;
    expect(complaints(other, { known })).toEqual(['apollo fails keys 1: null']);
    const hive = { planner: 'hive', passed: 198, failures: [failure('keys 0')] } as const;
    expect(complaints(hive, { known })).toEqual(['hive fails keys 0: null']);
  });

  it('is not good enough when cases are missing', () => {
    expect(complaints({ planner: 'hive', passed: 150, failures: [] }, { known })).toEqual([
      'hive was asked 150 cases of 199',
    ]);
  });

  it('never lets Apollo’s planner fall below 193 nor the Rust planner below 199', () => {
    expect(199 - Object.keys(KNOWN_FAILURES.apollo).length).toBe(193);
    expect(KNOWN_FAILURES.hive).toEqual({});
  });

  it('is told with the commit, each remaining case and whose fault it is', () => {
    const told = page([{ planner: 'apollo', passed: 198, failures: [failure('keys-mashup 0')] }], 'abc123');
    expect(told).toContain('`abc123`');
    expect(told).toContain('| apollo | 198 of 199 |');
    expect(told).toMatch(/\| apollo \| keys-mashup 0 \| Apollo’s planner: .+ \|/);
  });
});
