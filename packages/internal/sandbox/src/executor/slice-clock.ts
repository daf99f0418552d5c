import type { Watch } from '../engines/engine.ts';

const STARTED = 0;
const LIMIT = 1;
const RUN = 2;

/**
 * What a thread that is busy inside a VM cannot say: since when, for how long at most, and for which run. Shared memory,
 * written by that thread and read by the one that can end it.
 */
export function createSliceClock(): SharedArrayBuffer {
  return new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT);
}

/** The writing side. */
export function writeSlices(shared: SharedArrayBuffer, currentRun: () => number): Watch {
  const cells = new Float64Array(shared);
  return {
    enter(limitMs) {
      cells[LIMIT] = limitMs;
      cells[RUN] = currentRun();
      cells[STARTED] = monotonic();
    },
    leave() {
      cells[STARTED] = 0;
    },
  };
}

/** One stay that goes on now. */
interface Slice {
  /** When it began; tells it from the one before. */
  readonly started: number;
  readonly forMs: number;
  readonly limitMs: number;
  readonly run: number;
}

/** The reading side: the stay that goes on now, if one does. */
export function readSlice(shared: SharedArrayBuffer): Slice | undefined {
  const cells = new Float64Array(shared);
  const started = cells[STARTED] ?? 0;
  if (started === 0) return undefined;
  return { started, forMs: monotonic() - started, limitMs: cells[LIMIT] ?? 0, run: cells[RUN] ?? 0 };
}

/** Milliseconds on a clock that all threads share. */
function monotonic(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
