import type { Outcome, Run } from './function-models.ts';
import { healthOf } from './health.ts';

const aRun = (outcome: Outcome | null): Run => ({
  ...{
    id: `inv_${String(outcome)}`,
    function: 'noteSave',
    trigger: 'EVENT',
    state: outcome ? 'FINISHED' : 'RUNNING',
  },
  ...{ outcome, message: null, startedAt: '2026-03-02T09:30:00.000Z', wallMs: 3, cpuMs: 1, fetches: 0 },
});
const healthAfter = (...outcomes: (Outcome | null)[]) => healthOf(outcomes.map(aRun));

describe('how functions fare', () => {
  it('is not said before one has ended', () => {
    expect(healthAfter()).toBeNull();
    expect(healthAfter(null, null)).toBeNull();
  });

  it('is well when every run went well, whatever still runs', () => {
    expect(healthAfter(null, 'OK', 'OK')).toEqual({ tone: 'success', text: 'Its last 2 runs went well.' });
    expect(healthAfter('OK')).toEqual({ tone: 'success', text: 'Its only run so far went well.' });
  });

  it('warns when some failed and the latest did not', () => {
    expect(healthAfter('OK', 'TIMEOUT', 'OK')).toEqual({
      tone: 'warning',
      text: '2 of its last 3 runs went well.',
    });
  });

  it('alarms when the latest failed', () => {
    expect(healthAfter('ERROR', 'OK')).toMatchObject({ tone: 'danger' });
  });

  it('says quarantine first, and only while it lasts', () => {
    expect(healthAfter('QUARANTINED', 'KILLED')?.text).toContain('quarantine');
    expect(healthAfter('OK', 'QUARANTINED')?.text).not.toContain('quarantine');
  });
});
