import type { Isolate, Reference } from 'isolated-vm';
import type { Outward } from '../guest/guest-message.ts';
import type { GuestVm, Stay, VmEnd } from './engine.ts';

/** Who listens to the guest at the moment. */
export interface Ear {
  hear: (message: Outward) => void;
}

/** The engine's time limit runs on, even while a busy machine lets the isolate wait; so it gets this much more. Milliseconds. */
const SLACK_MS = 100;
/** How long that limit may be late before the isolate counts as unstoppable, in milliseconds. */
const STUCK_AFTER_MS = 150;

interface Parts {
  readonly isolate: Isolate;
  readonly deliver: Reference;
  readonly ear: Ear;
}

/** One isolate as a `GuestVm`. */
export function openIsolateVm({ isolate, deliver, ear }: Parts): GuestVm {
  let stuck = false;

  return {
    listen(hear) {
      ear.hear = hear;
    },
    async enter({ kind, id, text }, cpuMs): Promise<Stay> {
      const before = isolate.cpuTime;
      const limit = Math.ceil(cpuMs) + SLACK_MS;
      const stay = deliver.apply(undefined, [kind, id, text], { timeout: limit }).then(
        () => ({}),
        (error: unknown) => isolateEnd(error, isolate) ?? {},
      );
      const ended = await Promise.race([stay, unstoppable(limit + STUCK_AFTER_MS, stay)]);
      stuck = 'end' in ended && ended.end === 'stuck';
      // Asking a stuck isolate anything would block this thread, too.
      const used = isolate.isDisposed || stuck ? cpuMs : Number(isolate.cpuTime - before) / 1e6;
      return { cpuMs: used, ...ended };
    },
    // Disposing it while it computes can block this thread for ever.
    halt: () => undefined,
    bytes() {
      return stuck ? 0 : heapBytes(isolate);
    },
    dispose() {
      // What cannot be stopped is ended with its process, from outside.
      if (!stuck && !isolate.isDisposed) isolate.dispose();
    },
  };
}

/** The first question after a guest left promises rejected is answered with one of them; the next one is not. */
function heapBytes(isolate: Isolate): number {
  for (let tries = 0; tries < 2 && !isolate.isDisposed; tries += 1) {
    try {
      const { used_heap_size, externally_allocated_size } = isolate.getHeapStatisticsSync();
      return used_heap_size + externally_allocated_size;
    } catch {
      // It is the guest's, and concerns nobody else.
    }
  }
  return 0;
}

/** Loses the race against `stay`, even when that is over at the same time. */
async function unstoppable(ms: number, stay: Promise<unknown>): Promise<{ end: VmEnd; message: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([late, stay]);
  clearTimeout(timer);
  return { end: 'stuck', message: 'It did not stop when it was told to.' };
}

/**
 * What an error out of isolated-vm means for its isolate. Undefined: nothing; it is a promise that the guest left
 * rejected, which concerns nobody else.
 */
export function isolateEnd(error: unknown, isolate: Isolate): { end: VmEnd; message: string } | undefined {
  const message = error instanceof Error ? error.message : String(error);
  if (isolate.isDisposed) return { end: 'memory', message };
  if (/^Script execution timed out/.test(message)) return { end: 'interrupted', message };
  return undefined;
}
