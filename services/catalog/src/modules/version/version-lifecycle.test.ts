import { VERSION_STATES } from '@guildhall/schema';
import fc from 'fast-check';
import { STAGES } from './stage.ts';
import { versionLifecycle, type VersionState } from './version-lifecycle.ts';

const { table } = versionLifecycle;
const targets = (state: VersionState) =>
  versionLifecycle.allowedEvents(state).map((event) => table[event].to);
const sources = (state: VersionState) =>
  Object.values(table)
    .filter(({ to, from }) => to === state && !from.includes(state))
    .flatMap(({ from }) => from);

describe('the life of a version', () => {
  it('can lead to every state there is', () => {
    const reached = new Set<VersionState>([versionLifecycle.initial]);
    for (const state of reached) for (const next of targets(state)) reached.add(next);

    expect([...reached].sort()).toEqual([...VERSION_STATES].sort());
  });

  it('ends for good with its withdrawal (I5)', () => {
    expect(versionLifecycle.allowedEvents('WITHDRAWN')).toEqual([]);
  });

  it('lets checks end only in facts, an error or a withdrawal', () => {
    expect(new Set(targets('CHECKING'))).toEqual(new Set(['EVALUATING', 'CHECK_ERROR', 'WITHDRAWN']));
  });

  it('publishes only what is approved or was published before (I8)', () => {
    expect(new Set(sources('PUBLISHED'))).toEqual(new Set(['APPROVED', 'YANKED']));
  });

  it('keeps people from steps that only the system may take', () => {
    const people = versionLifecycle.allowedEvents('EVALUATING', 'publisher');

    expect(people).toEqual(['withdraw']);
  });

  it('says "in review" of nothing but a review (I16)', () => {
    const saying = VERSION_STATES.filter((state) => /in review/i.test(STAGES[state].label));

    expect(saying).toEqual(['IN_REVIEW']);
  });

  it('names a reason and who acts next in every state that is not the end (I16)', () => {
    const lasting = VERSION_STATES.filter(
      (state) => !['PUBLISHED', 'YANKED', 'REJECTED', 'WITHDRAWN'].includes(state),
    );

    const silent = lasting.filter((state) => !STAGES[state].nextActor || !STAGES[state].reason);
    expect(silent).toEqual([]);
  });

  it('never passes PUBLISHED without an approval before it, whatever happens', () => {
    const events = fc.array(fc.constantFrom(...versionLifecycle.allowedEvents('DRAFT'), ...allEvents()), {
      maxLength: 40,
    });

    const check = () => {
      fc.assert(
        fc.property(events, (steps) => {
          let state: VersionState = versionLifecycle.initial;
          let approvals = 0;
          for (const event of steps) {
            const next = versionLifecycle.next(state, event);
            if (!next.ok) continue;
            state = next.value;
            if (event === 'approve') approvals += 1;
            if (state === 'PUBLISHED' && approvals !== 1) return false;
          }
          return true;
        }),
      );
    };

    expect(check).not.toThrow();
  });
});

function allEvents() {
  return VERSION_STATES.flatMap((state) => versionLifecycle.allowedEvents(state));
}
