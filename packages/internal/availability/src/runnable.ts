import { restrictionsInForce } from './in-force.ts';
import { reasonFor, reasonOf, type Reason } from './reason.ts';
import { RESTRICTION_EFFECTS } from './restriction-effects.ts';
import type { Instant, RestrictionFact, Subject } from './restriction.ts';

export interface RunnableQuestion {
  /** Plain text: a state we do not know yet does not run. */
  versionState: string;
  restrictions: readonly RestrictionFact[];
  /** The version the installation is locked to. */
  subject: Subject;
  /** Whether the consent covers every grant of the running version (I3). */
  consentCovers: boolean;
  ruleDenies: boolean;
  /** Whether a person turned the installation off; lifting a restriction does not turn it on again (I4). */
  disabled?: boolean;
  now: Instant;
}

export interface Runnable {
  ok: boolean;
  /** Runs, and the host shows a label. */
  warned: boolean;
  /** What stops it; if nothing does, what it is labelled with. */
  reasons: Reason[];
}

const RUNNING = ['PUBLISHED', 'YANKED'];

/** Whether an existing installation may run (I2). Asked at every resolution, never stored. */
export function runnable(question: RunnableQuestion): Runnable {
  const { versionState, restrictions, subject, consentCovers, ruleDenies, disabled, now } = question;
  const inForce = restrictionsInForce(restrictions, subject, now);
  const obstacles = inForce.filter(stopsRunning).map(reasonOf);
  if (!RUNNING.includes(versionState)) obstacles.push(reasonFor('NOT_PUBLISHED'));
  if (!consentCovers) obstacles.push(reasonFor('CONSENT_REQUIRED'));
  if (ruleDenies) obstacles.push(reasonFor('RULE_DENIES'));
  if (disabled) obstacles.push(reasonFor('DISABLED'));
  if (obstacles.length > 0) return { ok: false, warned: false, reasons: obstacles };

  const labels = inForce.filter(({ kind }) => RESTRICTION_EFFECTS[kind].running === 'warned').map(reasonOf);
  return { ok: true, warned: labels.length > 0, reasons: labels };
}

function stopsRunning({ kind, stop }: RestrictionFact): boolean {
  const { running } = RESTRICTION_EFFECTS[kind];
  return running === 'stops' || (running === 'stops-if-asked' && stop);
}
