import type { HostCalls, Invocation, InvocationResult } from './invocation.ts';
import type { InvocationLimits } from './limits.ts';

export type EngineName = 'quickjs' | 'isolated-vm';

export interface SandboxOptions {
  /** Default `quickjs`. */
  readonly engine?: EngineName;
  /** Executor processes; default 2, so that one can be replaced while the other answers. */
  readonly executors?: number;
  /** Threads with VMs in each executor; default 2. */
  readonly workers?: number;
  readonly limits?: Partial<InvocationLimits>;
  /** Kills of executors or threads within an hour after which a version is quarantined; default 3. */
  readonly quarantineAfter?: number;
  /**
   * How many threads those installations share of which a run had to be ended by force within the last minute; default
   * half of all.
   */
  readonly suspectThreads?: number;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** False only in tests, to show what ends a loop when the engine does not. */
  readonly interrupts?: boolean;
  readonly log?: (event: SandboxEvent) => void;
}

/** What an operator wants to know. */
export type SandboxEvent =
  | { readonly kind: 'executor-started'; readonly pid: number; readonly layers: readonly string[] }
  | { readonly kind: 'executor-ended'; readonly pid: number; readonly reason: string }
  | { readonly kind: 'worker-terminated'; readonly codeDigests: readonly string[]; readonly reason: string }
  | { readonly kind: 'host-call-failed'; readonly codeDigest: string; readonly error: unknown }
  | { readonly kind: 'version-quarantined'; readonly codeDigest: string; readonly kills: number };

export interface Quarantine {
  readonly codeDigest: string;
  readonly kills: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

export interface ExecutorHealth {
  readonly pid: number;
  readonly rssBytes: number;
  readonly warmVms: number;
  readonly inFlight: number;
}

export interface SandboxHealth {
  readonly engine: EngineName;
  readonly ready: boolean;
  /** Isolation layers that every executor has proven by trying what they forbid. */
  readonly layers: readonly string[];
  readonly executors: readonly ExecutorHealth[];
  readonly quarantined: number;
}

/** Which warm VMs to drop; fields left out match all. */
export interface EvictMatch {
  readonly marketplaceId?: string;
  readonly installationId?: string;
  readonly codeDigest?: string;
}

/** Runs functions of plugins in processes that have nothing: the only place where they are run. */
export interface Sandbox {
  invoke(invocation: Invocation, host: HostCalls): Promise<InvocationResult>;
  /** Drops warm VMs, for instance when an installation is gone or a version blocked. What runs, ends with `killed`. */
  evict(match: EvictMatch): void;
  quarantined(): readonly Quarantine[];
  /** Lets a quarantined version run again; with `before` only what happened before that instant is forgiven. */
  release(codeDigest: string, before?: number): void;
  health(): Promise<SandboxHealth>;
  close(): Promise<void>;
}
