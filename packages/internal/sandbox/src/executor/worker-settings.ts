import type { ExecutorSettings } from './messages.ts';

/** What a thread with VMs is started with. */
export interface WorkerSettings extends Pick<ExecutorSettings, 'engine' | 'interrupts' | 'warmVms'> {
  readonly wasm: WebAssembly.Module;
  readonly slices: SharedArrayBuffer;
}

export function isWorkerSettings(data: unknown): data is WorkerSettings {
  return typeof data === 'object' && data !== null && 'engine' in data && 'wasm' in data && 'slices' in data;
}
