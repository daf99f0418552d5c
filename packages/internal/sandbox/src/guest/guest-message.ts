/** What crosses the boundary of a VM: three primitives, so that no object of either side is ever seen by the other. */
export interface GuestMessage<Kind extends string = string> {
  readonly kind: Kind;
  readonly id: number;
  readonly text: string;
}

/** Into the guest: begin, the answer to a call, its refusal, a timer that is due. */
export type Inward = GuestMessage<'start' | 'answer' | 'refuse' | 'due'>;

/**
 * Out of the guest: a call (`[op, args]`), a line for the log (its level as id), a timer (milliseconds as text) and its
 * end, the result, the error, and the limits that the guest's own side of the boundary saw passed.
 */
export const OUTWARD = ['call', 'log', 'timer', 'cleared', 'done', 'fail', 'output', 'calls'] as const;
export type Outward = GuestMessage<(typeof OUTWARD)[number]>;

export function isOutwardKind(kind: string): kind is Outward['kind'] {
  return OUTWARD.some((known) => known === kind);
}

/** The text of `start`. */
export interface Start {
  readonly functionName: string;
  readonly payload: unknown;
  readonly context: unknown;
  readonly settings: unknown;
  readonly seed: number;
  /** Null: the clock runs. */
  readonly now: number | null;
  readonly limits: {
    readonly outputBytes: number;
    readonly hostCalls: number;
    readonly callBytes: number;
    readonly logBytes: number;
    readonly logLines: number;
    readonly timers: number;
  };
}
