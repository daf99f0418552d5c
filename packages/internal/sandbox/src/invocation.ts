import type { Json } from './json.ts';
import type { InvocationLimits } from './limits.ts';

/** One run of one function of one installed version. */
export interface Invocation {
  readonly marketplaceId: string;
  readonly installationId: string;
  /** SHA-256 of `code` as hex, from the signed installation manifest. Code that differs is refused. */
  readonly codeDigest: string;
  /** The bundle's text: a module that calls `guildhall.register(table)`. */
  readonly code: string;
  readonly functionName: string;
  readonly payload: Json;
  /** What the function is told about its caller: `api.context`. */
  readonly context: Json;
  /** What the organization's administrator set: `api.settings`. */
  readonly settings?: Json;
  readonly limits?: Partial<InvocationLimits>;
  /** Epoch milliseconds after which the answer is of no use; a shorter `wallMs`. */
  readonly deadline?: number;
  /**
   * True when running it twice is harmless: it is run again if a neighbour's end took its process along. Where it has
   * not yet called the host, it is run again in any case: nobody has heard of it.
   */
  readonly idempotent: boolean;
  /** Seeds `Math.random`; without it one is drawn. */
  readonly seed?: number;
  /** Epoch milliseconds at which the guest's clock stands still; without it the clock runs. */
  readonly now?: number;
  /** Never a warm VM, so that nothing of an earlier run shows: for recordings. */
  readonly fresh?: boolean;
}

/** A call out of the guest. Whether it is allowed is decided by whoever answers it. */
export interface HostCall {
  /** `storage.get`, `fetch`, … or the name given to `api.host.call`. */
  readonly op: string;
  readonly args: Json;
  readonly invocation: Pick<Invocation, 'marketplaceId' | 'installationId' | 'codeDigest' | 'functionName'>;
}

/**
 * Answers the guest's calls, outside of the sandbox. What it throws reaches the guest as a `HostCallError` with the
 * error's message and its `code` if it has one, nothing else.
 */
export type HostCalls = (call: HostCall) => Promise<unknown>;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogLine {
  readonly level: LogLevel;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
}

export const FAILURES = [
  'error',
  'timeout',
  'memory',
  'input-too-large',
  'output-too-large',
  'too-many-host-calls',
  'killed',
  'quarantined',
  'refused',
] as const;

/**
 * Why there is no answer: the function threw (`error`), used up a limit, lost its process to a neighbour or to its own
 * doing (`killed`), its version was quarantined for such doings, or it was refused before it ran.
 */
export type Failure = (typeof FAILURES)[number];

export interface Usage {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly hostCalls: number;
  readonly fetches: number;
  readonly peakBytes: number;
}

export type InvocationResult = Usage & {
  readonly logs: readonly LogLine[];
  /**
   * Its share of the guilt when its thread or process had to be ended: 1 when it alone can have been the cause. Left out
   * when nothing of the kind happened.
   */
  readonly blame?: number;
} & (
    | { readonly outcome: 'ok'; readonly value: Json }
    | {
        readonly outcome: Failure;
        /** One sentence for the plugin's developer. */
        readonly message: string;
        /** Where the function threw, in its bundle. */
        readonly stack?: string;
      }
  );
