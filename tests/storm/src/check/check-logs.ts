import type { Evidence, Fault, Step } from './evidence.ts';

/** The sum of a log is the state: every step starts where the last one ended, none is missing, none is there twice. */
export function checkLogs({ steps, standings }: Pick<Evidence, 'steps' | 'standings'>): Fault[] {
  const logs = Map.groupBy(steps, ({ kind, id }) => `${kind} ${id}`);
  const known = new Set(standings.map(({ kind, id }) => `${kind} ${id}`));
  return [
    ...standings.flatMap(({ kind, id, state }) =>
      checkLog(`${kind} ${id}`, logs.get(`${kind} ${id}`) ?? [], state),
    ),
    ...[...logs.keys()]
      .filter((key) => !known.has(key))
      .map((key) => lost(`${key} has a log and is not there`)),
  ];
}

function checkLog(name: string, log: readonly Step[], state: string): Fault[] {
  const sorted = log.toSorted((a, b) => a.rev - b.rev);
  const faults: Fault[] = [];
  let at: string | null = null;
  let last: number | null = null;
  for (const { rev, from, to } of sorted) {
    if (rev === last) faults.push({ kind: 'doubled', what: `${name}: two steps at rev ${rev}` });
    else if (from !== at)
      faults.push(lost(`${name}: rev ${rev} starts at ${from}, the step before ended at ${at}`));
    at = to;
    last = rev;
  }
  if (at !== state) faults.push(lost(`${name}: its log leads to ${at}, it stands at ${state}`));
  return faults;
}

const lost = (what: string): Fault => ({ kind: 'lost', what });
