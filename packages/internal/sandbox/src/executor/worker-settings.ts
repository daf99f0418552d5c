import type { ExecutorSettings } from './messages.ts';

/** What a thread with VMs is started with. */
export interface WorkerSettings extends Pick<ExecutorSettings, 'engine' | 'interrupts' | 'warmVms'> {
  readonly wasm: WebAssembly.Module;
  readonly slices: SharedArrayBuffer;
}
