import type { Words } from '../kit/badge.tsx';
import type { Installation } from './models.ts';

const WORDS: Readonly<Record<Installation['state'], Words>> = {
  CONSENT_REQUIRED: { tone: 'warning', text: 'Waits for your consent' },
  ACTIVE: { tone: 'success', text: 'Active' },
  UPDATE_PENDING_CONSENT: { tone: 'info', text: 'Update available' },
  DISABLED: { tone: 'neutral', text: 'Turned off' },
  DIGEST_MISMATCH: { tone: 'danger', text: 'Stopped: its code was changed' },
  UNINSTALLED: { tone: 'neutral', text: 'Removed' },
  UNKNOWN: { tone: 'neutral', text: 'Unknown' },
};

/** What an organization's own rule does is not the marketplace's doing. */
const OWN_RULE = 'RULE_DENIES';

/** Where an installation stands, in a word; that it is stopped comes before everything else. */
export function stateInWords({ state, runnable }: Pick<Installation, 'state' | 'runnable'>): Words {
  const running = state === 'ACTIVE' || state === 'UPDATE_PENDING_CONSENT';
  if (running && !runnable.ok) {
    const ours = runnable.reasons.length > 0 && runnable.reasons.every(({ code }) => code === OWN_RULE);
    return { tone: 'danger', text: ours ? 'Stopped by a rule' : 'Stopped by the marketplace' };
  }
  return WORDS[state];
}
