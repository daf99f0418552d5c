import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker, VmOwner } from './messages.ts';
import { createSliceClock } from './slice-clock.ts';
import type { WorkerSettings } from './worker-settings.ts';

/** A thread with VMs, seen from the executor's main thread. */
export interface Thread {
  readonly worker: Worker;
  readonly slices: SharedArrayBuffer;
  readonly layers: readonly string[];
  /** Runs that were sent there and have not ended. */
  readonly runs: Set<number>;
  /** How many warm VMs it has for whom. */
  readonly warm: Map<string, number>;
  send(message: ToWorker): void;
}

/** Our own heap in a thread, for copies of what guests say; the guests' memory is apart from it. */
const HEAP_MB = 128;

export function ownerKey({ marketplaceId, installationId, codeDigest }: VmOwner): string {
  return JSON.stringify([marketplaceId, installationId, codeDigest]);
}

/** Starts a thread and waits until it can run; `ended` is told when it ends, whatever the cause. */
export function startThread(
  settings: Omit<WorkerSettings, 'slices'>,
  hear: (thread: Thread, message: FromWorker) => void,
  ended: (thread: Thread, reason: string) => void,
): Promise<Thread> {
  const slices = createSliceClock();
  const workerData: WorkerSettings = { ...settings, slices };
  const worker = new Worker(new URL('./vm-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });

  return new Promise((resolve, reject) => {
    let thread: Thread | undefined;
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') {
        thread = {
          worker,
          slices,
          layers: message.layers,
          runs: new Set(),
          warm: new Map(),
          send(outgoing) {
            worker.postMessage(outgoing);
          },
        };
        resolve(thread);
      } else if (thread && message.kind === 'warm') count(thread.warm, message.owner, message.change);
      else if (thread) hear(thread, message);
    });
    let reason = 'It ended by itself.';
    worker.on('error', (error: unknown) => {
      reason = error instanceof Error ? error.message : String(error);
      reject(new Error(reason));
    });
    worker.on('exit', () => {
      if (thread) ended(thread, reason);
    });
  });
}

function count(warm: Map<string, number>, owner: VmOwner, change: number): void {
  const key = ownerKey(owner);
  const now = (warm.get(key) ?? 0) + change;
  if (now > 0) warm.set(key, now);
  else warm.delete(key);
}
