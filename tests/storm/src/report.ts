import type { Storm } from './blow-storm.ts';
import type { Question } from './check/check-storm.ts';
import type { Fault, FaultKind } from './check/evidence.ts';

const MOST_SHOWN = 8;

/** The table a person reads, and the line that says it all. */
export function report({ questions, evidence, blown, repetitions, quiet, drainedMs }: Storm): string[] {
  const { ledger, steps } = evidence;
  const broken = [...blown].filter(([, times]) => times > 0).map(([fault, times]) => `${fault} ${times}`);
  return [
    `broken     ${broken.join(', ')}; callers asked again ${repetitions} times`,
    `accepted   ${ledger.submitted.length} submissions, ${ledger.decided.length} verdicts, ${ledger.installed.length} installs, ` +
      `${ledger.imposed.length} restrictions, ${ledger.marketplaces.length} marketplaces, ` +
      `${ledger.runs.length} runs of functions`,
    `followed   ${steps.length} state changes, quiet after ${(drainedMs / 1_000).toFixed(1)} s${quiet ? '' : ' (NEVER QUIET)'}`,
    ...reportQuestions(questions),
    `storm: ${ledger.submitted.length} versions, ${sum(blown.values())} blows, ${countFaults(questions)}`,
  ];
}

/** One line for each question, and what is wrong under it. */
export function reportQuestions(questions: readonly Question[]): string[] {
  return questions.flatMap(({ name, faults }) => [
    `${faults.length === 0 ? 'holds ' : 'BROKEN'}     ${name}${faults.length === 0 ? '' : ` (${faults.length})`}`,
    ...alike(faults).slice(0, MOST_SHOWN),
  ]);
}

/** `lost 0, doubled 0, diverged 0, died 0` */
export function countFaults(questions: readonly Question[]): string {
  const faults = questions.flatMap((question) => question.faults);
  const kinds: FaultKind[] = ['lost', 'doubled', 'diverged', 'died'];
  return kinds.map((wanted) => `${wanted} ${faults.filter(({ kind }) => kind === wanted).length}`).join(', ');
}

/** Faults of the same text in one line. */
function alike(faults: readonly Fault[]): string[] {
  return [...Map.groupBy(faults, ({ kind, what }) => `${kind}: ${what}`)].map(
    ([text, all]) => `             ${text}${all.length > 1 ? ` (${all.length} times)` : ''}`,
  );
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}

/** Whether everything held, and was worth checking. */
export function holds({ questions, evidence, quiet }: Storm): boolean {
  return (
    quiet &&
    evidence.ledger.submitted.length > 0 &&
    evidence.ledger.runs.length > 0 &&
    questions.every(({ faults }) => faults.length === 0)
  );
}
