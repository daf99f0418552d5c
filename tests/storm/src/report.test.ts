import { checkStorm } from './check/check-storm.ts';
import { calmEvidence } from './check/evidence.fixture.ts';
import type { Evidence } from './check/evidence.ts';
import { countIn } from './prove-controls.ts';
import { holds, report } from './report.ts';

function aStorm(change: Partial<Evidence> = {}, quiet = true) {
  const evidence = calmEvidence(change);
  const blown = new Map([['worker', 3] as const, ['redis', 0] as const]);
  return { evidence, questions: checkStorm(evidence), blown, repetitions: 5, quiet, drainedMs: 1_500 };
}
const { ledger } = calmEvidence();
const diverged = { feeds: [{ marketplaceId: 'mkt_1', head: 2, seqs: [1, 2], applied: 1 }] };

describe('the report of a storm', () => {
  it('ends with one line that says it all', () => {
    expect(report(aStorm()).at(-1)).toBe('storm: 1 versions, 3 blows, lost 0, doubled 0, diverged 0, died 0');
  });

  it('names what went wrong', () => {
    const lines = report(aStorm(diverged)).join('\n');
    expect(lines).toContain('BROKEN     feeds are gapless');
    expect(lines).toContain('diverged: feed of mkt_1: 2 entries, installation applied 1');
  });

  it('can be counted in', () => {
    const last = report(aStorm(diverged)).at(-1) ?? '';
    expect(countIn(last, 'diverged')).toBe(1);
    expect(countIn(last, 'lost')).toBe(0);
  });
});

describe('a storm', () => {
  it('holds when nothing is broken', () => {
    expect(holds(aStorm())).toBe(true);
  });

  it.each([
    ['something is broken', aStorm(diverged)],
    ['it never grew quiet', aStorm({}, false)],
    ['no function ran', aStorm({ ledger: { ...ledger, runs: [] } })],
    ['nobody did anything', aStorm({ ledger: { ...ledger, submitted: [] } })],
  ])('does not hold when %s', (_, storm) => {
    expect(holds(storm)).toBe(false);
  });
});
