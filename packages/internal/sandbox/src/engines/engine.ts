import type { EngineName } from '../sandbox.ts';
import type { Inward, Outward } from '../guest/guest-message.ts';

/** Why a VM is of no more use; `stuck` means that even the engine cannot stop it. */
export type VmEnd = 'interrupted' | 'memory' | 'crashed' | 'stuck';

/** One stay inside a VM, until nothing in it can go on by itself. */
export interface Stay {
  readonly cpuMs: number;
  readonly end?: VmEnd;
  /** What the engine said, when it ended. */
  readonly message?: string;
}

/** One plugin's world. Used by one invocation at a time. */
export interface GuestVm {
  /** Hears what the guest says; all of one stay before that stay is over. */
  listen(hear: (message: Outward) => void): void;
  /** Enters with one message; not again before the stay before is over. */
  enter(message: Inward, cpuMs: number): Promise<Stay>;
  /** Ends the present stay as soon as it can; where it cannot, the stay's time limit does. */
  halt(): void;
  /** Bytes it holds: the most it ever had, where the engine gives nothing back. */
  bytes(): number;
  dispose(): void;
}

export interface LoadOptions {
  readonly codeDigest: string;
  readonly code: string;
  readonly memoryBytes: number;
  /** Milliseconds of processor time. */
  readonly loadMs: number;
}

/** Why code could not be loaded; `failed` when it is the code's own doing. */
export interface Broken {
  readonly end: VmEnd | 'failed';
  readonly message: string;
}

export type Loaded = { readonly ok: true; readonly vm: GuestVm } | ({ readonly ok: false } & Broken);

/** A way to run JavaScript that can be limited and ended. Both ways pass the same suites. */
export interface SandboxEngine {
  readonly name: EngineName;
  /** A VM in which the code has been evaluated, and nothing else has happened. */
  load(options: LoadOptions): Promise<Loaded>;
}

/** Told about each stay that blocks the thread, so that another thread can see when it lasts too long. */
export interface Watch {
  enter(limitMs: number): void;
  leave(): void;
}
