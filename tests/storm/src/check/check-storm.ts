import { checkFeeds } from './check-feeds.ts';
import { checkLocks } from './check-locks.ts';
import { checkLogs } from './check-logs.ts';
import { checkProjections } from './check-projections.ts';
import { checkPromises } from './check-promises.ts';
import type { Counted, DeadLetter, Evidence, Execution, Fault } from './evidence.ts';

export interface Question {
  name: string;
  faults: Fault[];
}

/** Everything that must hold after a storm, one question each. */
export function checkStorm(evidence: Evidence): Question[] {
  return [
    { name: 'what was accepted has happened', faults: checkPromises(evidence) },
    { name: 'every log leads to its state', faults: checkLogs(evidence) },
    { name: 'every projection equals its owner', faults: checkProjections(evidence) },
    { name: 'feeds are gapless, epochs only grow', faults: checkFeeds(evidence) },
    { name: 'locks follow each other', faults: checkLocks(evidence) },
    { name: 'no dead letter', faults: evidence.deadLetters.flatMap(putAside) },
    { name: 'no process ended that nobody killed', faults: evidence.deaths.map(died) },
    { name: 'every operation ran on a compiled plan', faults: ranOtherwise(evidence.execution) },
    ...[...Map.groupBy(evidence.counted, ({ what }) => what)].map(([what, counted]) => ({
      name: `no ${what}`,
      faults: counted.flatMap(asFaults),
    })),
  ];
}

function putAside({ service, name, reason, error, count }: DeadLetter): Fault[] {
  return Array.from({ length: count }, () => ({
    kind: 'lost',
    what: `${name}, put aside by ${service} as ${reason}: ${error}`,
  }));
}

function asFaults({ fault, which, count }: Counted): Fault[] {
  return Array.from({ length: count }, () => ({ kind: fault, what: which }));
}

/** Whoever was never asked proves nothing. */
function ranOtherwise({ answered, uncompiled }: Execution): Fault[] {
  if (answered === 0) return [{ kind: 'diverged', what: 'the gateway never told what it answered' }];
  return uncompiled === 0 ? [] : [{ kind: 'diverged', what: `${uncompiled} operations were not compiled` }];
}

const died = (what: string): Fault => ({ kind: 'died', what });
