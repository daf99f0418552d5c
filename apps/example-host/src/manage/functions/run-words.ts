import type { Tone, Words } from '../../kit/badge.tsx';
import type { Level, Outcome, Run } from './function-models.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, Words>> = {
  OK: { tone: 'success', text: 'Done' },
  ERROR: { tone: 'danger', text: 'Failed' },
  TIMEOUT: { tone: 'danger', text: 'Took too long' },
  MEMORY: { tone: 'danger', text: 'Too much memory' },
  TOO_LARGE: { tone: 'danger', text: 'Answer too large' },
  TOO_MANY_CALLS: { tone: 'danger', text: 'Too many calls' },
  KILLED: { tone: 'danger', text: 'Killed' },
  QUARANTINED: { tone: 'danger', text: 'In quarantine' },
  REFUSED: { tone: 'warning', text: 'Refused' },
};

export const LEVEL_TONE: Readonly<Record<Level, Tone>> = {
  DEBUG: 'neutral',
  INFO: 'info',
  WARN: 'warning',
  ERROR: 'danger',
};

const TRIGGERS: Readonly<Record<string, string>> = {
  CALL: 'Called by a page',
  EVENT: 'An event of the CRM',
  SCHEDULE: 'Its schedule',
  WEBHOOK: 'Called from outside',
};

/** What made a function run; a word from the future is shown as it is. */
export const triggerWords = (trigger: string): string => TRIGGERS[trigger] ?? trigger;

/** How a run ended; without an outcome it has not. */
export function outcomeWords({ outcome, state }: Pick<Run, 'outcome' | 'state'>): Words {
  if (outcome) return OUTCOME_WORDS[outcome];
  return { tone: 'info', text: state === 'QUEUED' ? 'Waits' : 'Runs' };
}

/** `3 ms`, `1.2 s`; a dash where nothing was measured. */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '–';
  return ms < 1_000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** `0 KB`, `12 KB`, `1.5 MB`. */
export function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
