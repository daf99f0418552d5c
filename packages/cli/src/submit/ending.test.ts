import { VERSION_STATES } from '@guildhall/schema';
import { endingOf } from './ending.ts';

const at = (state: string, nextActor: string | null = null, release = 'AUTO') =>
  endingOf({
    state,
    release,
    stage: { label: '', since: '', nextActor, dueAt: null, reason: null },
  });

describe('waiting for a version', () => {
  it.each(['PUBLISHED', 'REJECTED', 'YANKED', 'WITHDRAWN', 'IN_REVIEW', 'QUARANTINED', 'CHANGES_REQUESTED'])(
    'ends at %s',
    (state) => {
      expect(at(state)).not.toBeNull();
    },
  );

  it('never calls a state fine but PUBLISHED, and APPROVED when it is published by hand', () => {
    expect(VERSION_STATES.filter((state) => at(state, 'system') === 'fine')).toEqual(['PUBLISHED']);
    expect(at('APPROVED', 'publisher', 'MANUAL')).toBe('fine');
  });

  it('goes on while a failed check is tried again, and ends when a person must look', () => {
    expect(at('CHECK_ERROR', 'system')).toBeNull();
    expect(at('CHECK_ERROR', 'staff')).toBe('waiting');
  });

  it.each(['A_STATE_OF_TOMORROW', 'constructor'])('goes on through %s, which it does not know', (state) => {
    expect(at(state)).toBeNull();
  });
});
