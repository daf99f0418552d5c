/** What set a function going. */
export type Trigger = 'CALL' | 'EVENT' | 'SCHEDULE' | 'WEBHOOK';

/** How a run ended, in the words of the graph. */
export type Outcome =
  | 'OK'
  | 'ERROR'
  | 'TIMEOUT'
  | 'MEMORY'
  | 'TOO_LARGE'
  | 'TOO_MANY_CALLS'
  | 'KILLED'
  | 'QUARANTINED'
  | 'REFUSED';

export interface InvocationRow {
  id: string;
  installationId: string;
  versionId: string;
  function: string;
  trigger: Trigger;
  /** Which schedule, event or webhook it was. */
  cause: string | null;
  state: InvocationState;
  outcome: Outcome | null;
  message: string | null;
  actorId: string;
  startedAt: Date;
  finishedAt: Date | null;
  cpuMs: number | null;
  wallMs: number | null;
  hostCalls: number | null;
  fetches: number | null;
}

/** What is to run, and why. */
export type NewRun = Pick<InvocationRow, 'installationId' | 'versionId' | 'function' | 'trigger' | 'cause'>;

export type InvocationState = 'QUEUED' | 'RUNNING' | 'FINISHED';

/** How a run ended, and what it used. */
export interface Ending {
  outcome: Outcome;
  message: string | null;
  cpuMs: number;
  wallMs: number;
  hostCalls: number;
  fetches: number;
}

/** An ending of something that never ran. */
export function unrun(outcome: Outcome, message: string): Ending {
  return { outcome, message, cpuMs: 0, wallMs: 0, hostCalls: 0, fetches: 0 };
}
