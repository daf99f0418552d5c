import fc from 'fast-check';
import { checkStorm } from './check-storm.ts';
import { calmEvidence } from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';

const faultsIn = (change: Partial<Evidence> = {}) =>
  checkStorm(calmEvidence(change)).flatMap(({ faults }) => faults);
const kindsIn = (change: Partial<Evidence>) => [...new Set(faultsIn(change).map(({ kind }) => kind))];
const { ledger, steps, standings } = calmEvidence();

describe('the check of a storm', () => {
  it('finds nothing where nothing went wrong', () => {
    expect(faultsIn()).toEqual([]);
  });

  describe('finds as lost', () => {
    it.each<[string, Partial<Evidence>]>([
      [
        'a submission that is not there',
        { ledger: { ...ledger, submitted: [{ id: 'ver_9', pluginId: 'p', versionString: '9' }] } },
      ],
      [
        'a verdict whose case never ended',
        { standings: replaced('case_1', 'LEASED'), steps: stepTo('case_1', 'LEASED') },
      ],
      [
        'a version that stopped on its way',
        { standings: replaced('ver_1', 'CHECKING'), steps: stepTo('ver_1', 'CHECKING') },
      ],
      [
        'an installation that is not there',
        { ledger: { ...ledger, installed: [{ id: 'ins_9', host: 'h', organization: 'o', workspace: 'w' }] } },
      ],
      ['a run of a function that is not there', { unlogged: [] }],
      [
        'a run of a function that never ended',
        { unlogged: [{ kind: 'invocation', id: 'inv_1', rev: 1, state: 'RUNNING' }] },
      ],
      [
        'a lift that did not last',
        { standings: replaced('rst_1', 'ACTIVE'), steps: stepTo('rst_1', 'ACTIVE') },
      ],
      [
        'a marketplace that never opened',
        { standings: replaced('mkt_1', 'CREATING'), steps: stepTo('mkt_1', 'CREATING') },
      ],
      ['a step missing in the middle of a log', { steps: steps.filter(({ rev }) => rev !== 2) }],
      [
        'a step missing at the end of a log',
        { steps: steps.filter(({ id, rev }) => id !== 'ver_1' || rev !== 3) },
      ],
      ['a whole log', { steps: steps.filter(({ id }) => id !== 'ver_1') }],
      [
        'a log of something that is gone',
        { standings: standings.filter(({ id }) => id !== 'ins_1'), ledger: { ...ledger, installed: [] } },
      ],
      ['a gap in the feed', { feeds: [{ marketplaceId: 'mkt_1', head: 3, seqs: [1, 3], applied: 3 }] }],
      [
        'a missing lock',
        {
          locks: [
            { installationId: 'i', rev: 1, from: 't1', to: 't2' },
            { installationId: 'i', rev: 2, from: 't3', to: null },
          ],
        },
      ],
      [
        'a dead letter',
        { deadLetters: [{ service: 'forge', name: 'n', reason: 'REFUSED', error: 'no', count: 1 }] },
      ],
      ['what was counted', { counted: [{ fault: 'lost', what: 'message', which: 'any', count: 1 }] }],
    ])('%s', (_, change) => {
      expect(kindsIn(change)).toEqual(['lost']);
    });
  });

  describe('finds as doubled', () => {
    it.each<[string, Partial<Evidence>]>([
      [
        'a version made twice for one wish',
        { ledger: { ...ledger, submitted: [...ledger.submitted, ...ledger.submitted] } },
      ],
      [
        'two steps at one rev',
        { steps: [...steps, ...steps.filter(({ id, rev }) => id === 'ver_1' && rev === 3)] },
      ],
      [
        'a number of the feed given twice',
        { feeds: [{ marketplaceId: 'mkt_1', head: 2, seqs: [1, 2, 2], applied: 2 }] },
      ],
      [
        'two open locks',
        {
          locks: [
            { installationId: 'i', rev: 1, from: 't1', to: null },
            { installationId: 'i', rev: 2, from: 't2', to: null },
          ],
        },
      ],
      ['two decisions', { counted: [{ fault: 'doubled', what: 'decision', which: 'any', count: 2 }] }],
    ])('%s', (_, change) => {
      expect(kindsIn(change)).toEqual(['doubled']);
    });
  });

  describe('finds as diverged', () => {
    const kept = (revisions: [string, number][]): Partial<Evidence> => ({
      projections: [{ name: 'v', owner: new Map([['a', 2]]), kept: new Map(revisions) }],
    });

    it.each<[string, Partial<Evidence>]>([
      ['a projection that stayed behind', kept([['a', 1]])],
      ['a projection that knows of nothing', kept([])],
      [
        'a projection of what its owner never had',
        kept([
          ['a', 2],
          ['b', 1],
        ]),
      ],
      [
        'a feed that was not applied',
        { feeds: [{ marketplaceId: 'mkt_1', head: 2, seqs: [1, 2], applied: 1 }] },
      ],
      ['an operation that no compiled plan ran', { execution: { answered: 12, uncompiled: 1 } }],
      ['a gateway that nobody heard of', { execution: { answered: 0, uncompiled: 0 } }],
      ['an epoch that went back', { epochs: new Map([['mkt_1', [1, 4, 3]]]) }],
    ])('%s', (_, change) => {
      expect(kindsIn(change)).toEqual(['diverged']);
    });
  });

  it('finds every process that ended by itself, and what it said', () => {
    const deaths = ['forge/worker.ts ended with 1: no disk', 'a process ended without a word'];
    expect(faultsIn({ deaths })).toEqual(deaths.map((what) => ({ kind: 'died', what })));
  });

  it('finds any single revision that differs, wherever it stands', () => {
    const revisions = fc.uniqueArray(fc.tuple(fc.string(), fc.nat()), {
      minLength: 1,
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(revisions, fc.nat(), (rows, at) => {
        const [id, rev] = rows[at % rows.length] ?? ['', 0];
        const owner = new Map(rows);
        const projections = [{ name: 'any', owner, kept: new Map([...owner, [id, rev + 1]]) }];
        expect(faultsIn({ projections })).toHaveLength(1);
        expect(faultsIn({ projections: [{ name: 'any', owner, kept: new Map(rows.toReversed()) }] })).toEqual(
          [],
        );
      }),
    );
  });
});

function replaced(id: string, state: string) {
  return standings.map((standing) => (standing.id === id ? { ...standing, state } : standing));
}

function stepTo(id: string, to: string) {
  const last = Math.max(...steps.filter((step) => step.id === id).map(({ rev }) => rev));
  return steps.map((step) => (step.id === id && step.rev === last ? { ...step, to } : step));
}
