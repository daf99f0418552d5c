import type { Check, Version } from '../submit/version-fields.ts';
import type { Paint, Style } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

const STATE_STYLE: Readonly<Record<string, Style>> = {
  PUBLISHED: 'green',
  APPROVED: 'green',
  REJECTED: 'red',
  YANKED: 'red',
  WITHDRAWN: 'red',
  CHECK_ERROR: 'red',
  QUARANTINED: 'magenta',
  IN_REVIEW: 'yellow',
  CHANGES_REQUESTED: 'yellow',
};

/** Where a version stands, in one line: label, place in the queue, who acts next, and why. */
export function stageLine(version: Version, paint: Paint): string {
  const { label, nextActor, reason, dueAt } = version.stage;
  const ahead = queuedAhead(version);
  return [
    paint([STATE_STYLE[version.state] ?? 'cyan', 'bold'], visible(label)),
    ahead === null ? '' : ahead === 0 ? 'next in the queue' : `${ahead} before it in the queue`,
    nextActor === null ? '' : `next: ${visible(nextActor)}`,
    dueAt === null ? '' : `due ${visible(dueAt)}`,
    reason === null ? '' : paint('dim', visible(reason)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How a check ended; empty while it has not. */
export function checkLine({ name, state, required, message }: Check, paint: Paint): string {
  const marks: Readonly<Record<string, string>> = {
    PASSED: paint('green', '✔'),
    FAILED: paint('red', '✖'),
    ERROR: paint('red', '!'),
    SKIPPED: paint('dim', '-'),
  };
  const mark = Object.hasOwn(marks, state) ? marks[state] : undefined;
  if (mark === undefined) return '';
  const words = [
    visible(name),
    required ? '' : '(not required)',
    message === null ? '' : `— ${visible(message)}`,
  ];
  return `  ${mark} ${words.filter((word) => word !== '').join(' ')}`;
}

/** Where a version stands, and beneath why the latest decision was so; what is said there is said once. */
export function standingLines(version: Version, paint: Paint): string[] {
  const reasons = version.decisions?.nodes[0]?.reasons ?? [];
  const isSaidBeneath = version.stage.reason === reasons.map(({ message }) => message).join(' ');
  const stage = isSaidBeneath ? { ...version.stage, reason: null } : version.stage;
  return [
    stageLine({ ...version, stage }, paint),
    ...reasons.map(({ code, message }) => `  ${visible(code)}: ${visible(message)}`),
  ];
}

function queuedAhead({ state, run }: Version): number | null {
  if (!['SUBMITTED', 'CHECKING'].includes(state)) return null;
  const waiting = (run?.checks ?? []).flatMap((check) =>
    check.state === 'QUEUED' && check.queuedAhead !== null ? [check.queuedAhead] : [],
  );
  const running = run?.checks.some((check) => check.state === 'RUNNING');
  return waiting.length === 0 || running ? null : Math.min(...waiting);
}
