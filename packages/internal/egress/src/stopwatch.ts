import { EgressFailure } from './egress-error.ts';
import type { EgressLimits } from './limits.ts';

type Phase = 'resolve' | 'connect' | 'headers';

const WHAT: Readonly<Record<Phase, string>> = {
  resolve: 'Looking up its name',
  connect: 'Connecting',
  headers: 'The beginning of its answer',
};

/** Ends a request when it, or one of its phases, takes longer than allowed. */
export interface Stopwatch {
  /** Aborts with an EgressFailure. */
  readonly signal: AbortSignal;
  /** Begins a phase and ends the one before. */
  enter(phase: Phase): void;
  /** The answer has begun: from here only the whole counts, however slowly it drips. */
  answered(): void;
  stop(): void;
}

export function startStopwatch(limits: EgressLimits, given?: AbortSignal): Stopwatch {
  const controller = new AbortController();
  const late = (what: string, ms: number) => () => {
    controller.abort(new EgressFailure('TOO_SLOW', `${what} may take ${ms} ms.`));
  };
  const cancel = () => {
    controller.abort(new EgressFailure('CANCELLED'));
  };
  const most = { resolve: limits.resolveMs, connect: limits.connectMs, headers: limits.headersMs };
  const whole = setTimeout(late('All of it', limits.wholeMs), limits.wholeMs);
  let phase: NodeJS.Timeout | undefined;
  if (given?.aborted) cancel();
  given?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    enter(next) {
      clearTimeout(phase);
      phase = setTimeout(late(WHAT[next], most[next]), most[next]);
    },
    answered() {
      clearTimeout(phase);
    },
    stop() {
      clearTimeout(phase);
      clearTimeout(whole);
      given?.removeEventListener('abort', cancel);
    },
  };
}
