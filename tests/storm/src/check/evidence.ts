import type { Ledger } from '../load/ledger.ts';

/** One row of a log of state changes. */
export interface Step {
  kind: string;
  id: string;
  rev: number;
  from: string | null;
  to: string;
}

/** Where something stands with its owner. */
export interface Standing {
  kind: string;
  id: string;
  rev: number;
  state: string;
}

/** What an owner has of one kind, and what somebody else keeps of it: revisions by id. */
export interface Projection {
  /** `catalog.version in forge` */
  name: string;
  owner: ReadonlyMap<string, number>;
  kept: ReadonlyMap<string, number>;
}

/** How long a lock held, as instants; null while it does. */
export interface Lock {
  installationId: string;
  rev: number;
  from: string;
  to: string | null;
}

export interface Feed {
  marketplaceId: string;
  head: number;
  seqs: readonly number[];
  /** What installation has applied. */
  applied: number;
}

/** Everything the check looks at, read when the storm was over and all was quiet. */
export interface Evidence {
  ledger: Ledger;
  steps: readonly Step[];
  standings: readonly Standing[];
  /** The same of what keeps no log of its states. */
  unlogged: readonly Standing[];
  projections: readonly Projection[];
  locks: readonly Lock[];
  feeds: readonly Feed[];
  /** Epochs of each marketplace in the order in which they were seen. */
  epochs: ReadonlyMap<string, readonly number[]>;
  deadLetters: readonly DeadLetter[];
  /** How often a process ended that nobody had killed, and what it said. */
  deaths: readonly string[];
  /** How the gateway ran what it was asked. */
  execution: Execution;
  /** What was counted in the databases because it must not exist. */
  counted: readonly Counted[];
}

/** The most that one gateway process told of itself. */
export interface Execution {
  answered: number;
  /** Operations that no compiled plan ran. */
  uncompiled: number;
}

/** Messages put aside for one reason. */
export interface DeadLetter {
  service: string;
  name: string;
  reason: string;
  error: string;
  count: number;
}

export interface Counted {
  fault: FaultKind;
  /** What must not exist, and which of it was counted where. */
  what: string;
  which: string;
  count: number;
}

export type FaultKind = 'lost' | 'doubled' | 'diverged' | 'died';

export interface Fault {
  kind: FaultKind;
  what: string;
}
