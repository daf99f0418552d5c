import type { EngineName, EvictMatch } from '../sandbox.ts';
import type { Failure, LogLine, Usage } from '../invocation.ts';
import type { InvocationLimits } from '../limits.ts';

/** Whose VM: a warm one serves only the same installation, version and memory limit. */
export interface VmOwner {
  readonly marketplaceId: string;
  readonly installationId: string;
  readonly codeDigest: string;
}

/** One invocation on its way inward. `start` is the text of the guest's start message. */
export interface RunMessage {
  readonly kind: 'run';
  readonly run: number;
  readonly owner: VmOwner;
  /** Left out when the receiver has it already; it asks when it does not. */
  readonly code?: string;
  readonly start: string;
  readonly limits: InvocationLimits;
  readonly fresh: boolean;
}

export interface AnswerMessage {
  readonly kind: 'answer';
  readonly run: number;
  readonly call: number;
  readonly ok: boolean;
  readonly text: string;
}

export interface EvictMessage {
  readonly kind: 'evict';
  readonly match: EvictMatch;
}

/** Nobody waits for this run any more. */
export interface StopMessage {
  readonly kind: 'stop';
  readonly run: number;
}

export type ToWorker = RunMessage | AnswerMessage | EvictMessage | StopMessage;
export type ToExecutor = ToWorker | { readonly kind: 'health'; readonly ask: number };

export interface CallMessage {
  readonly kind: 'call';
  readonly run: number;
  readonly call: number;
  /** `[op, args]`, as the guest wrote it. */
  readonly text: string;
}

export type RunEnd = Usage & { readonly logs: readonly LogLine[] } & (
    | { readonly outcome: 'ok'; readonly text: string }
    | { readonly outcome: Failure; readonly message: string; readonly stack?: string }
  );

export interface EndedMessage {
  readonly kind: 'ended';
  readonly run: number;
  readonly end: RunEnd;
  /** True when it did nothing wrong itself: its thread was ended because of a neighbour. */
  readonly bystander?: boolean;
  /** Its share of the guilt for a thread or process that must be ended. */
  readonly blame?: number;
}

/** The receiver of a `run` does not have its code. */
export interface NeedCodeMessage {
  readonly kind: 'need-code';
  readonly run: number;
}

/** This run can be ended only with the whole process. */
export interface StuckMessage {
  readonly kind: 'stuck';
  readonly run: number;
}

export type FromWorker =
  | CallMessage
  | EndedMessage
  | NeedCodeMessage
  | StuckMessage
  | { readonly kind: 'ready'; readonly layers: readonly string[] }
  | { readonly kind: 'warm'; readonly owner: VmOwner; readonly change: 1 | -1 };

export type FromExecutor =
  | CallMessage
  | EndedMessage
  | NeedCodeMessage
  | StuckMessage
  | { readonly kind: 'ready'; readonly layers: readonly string[] }
  | { readonly kind: 'unable'; readonly reason: string }
  /** A thread ended; these versions were inside when it did. */
  | { readonly kind: 'terminated'; readonly codeDigests: readonly string[]; readonly reason: string }
  | { readonly kind: 'health'; readonly ask: number; readonly rssBytes: number; readonly warmVms: number };

/** How an executor is to work; the first message it gets. */
export interface ExecutorSettings {
  readonly engine: EngineName;
  readonly workers: number;
  /** Warm VMs in all threads together. */
  readonly warmVms: number;
  /** Only tests switch it off. */
  readonly interrupts: boolean;
}

export function matches(owner: VmOwner, match: EvictMatch): boolean {
  return (
    (match.marketplaceId ?? owner.marketplaceId) === owner.marketplaceId &&
    (match.installationId ?? owner.installationId) === owner.installationId &&
    (match.codeDigest ?? owner.codeDigest) === owner.codeDigest
  );
}
