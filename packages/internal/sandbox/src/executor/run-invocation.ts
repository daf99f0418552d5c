import type { GuestVm, Stay } from '../engines/engine.ts';
import type { Inward, Outward } from '../guest/guest-message.ts';
import { LOG_LEVELS, type Failure, type LogLine } from '../invocation.ts';
import { isList, readJson } from '../json.ts';
import type { InvocationLimits } from '../limits.ts';
import type { RunEnd } from './messages.ts';
import { createTimers } from './timers.ts';

interface Task {
  readonly start: string;
  readonly limits: InvocationLimits;
}

/** One invocation in a VM that is its own for as long as it lasts. */
export interface Running {
  /** Rejects only for a mistake of ours. */
  readonly end: Promise<RunEnd>;
  /** True when the VM may serve again: nothing of this invocation is left in it. */
  reusable(): boolean;
  /** True when only the end of its process can stop it. */
  stuck(): boolean;
  answer(call: number, ok: boolean, text: string): void;
  /** Ends it from outside. */
  stop(outcome: Failure, message: string): void;
}

/** How the text of a call to `fetch` begins, as the guest's side writes it. */
const FETCH = '["fetch",';

type Ending = { outcome: 'ok'; text: string } | { outcome: Failure; message: string; stack?: string };

/** Drives a VM through one invocation: enters, hears, counts, and ends it when a limit is reached. */
export function runInvocation(
  vm: GuestVm,
  { start, limits }: Task,
  tell: (call: number, text: string) => void,
): Running {
  const begun = performance.now();
  const logs: LogLine[] = [];
  const inbox: Inward[] = [];
  const waiting = new Set<number>();
  const used = { cpuMs: 0, hostCalls: 0, fetches: 0 };
  let inside = false;
  let ending: Ending | undefined;
  let clean = false;
  let stuck = false;
  const tooLarge = `Its result is larger than ${limits.outputBytes} bytes.`;
  const outOfMemory = `It needs more than ${limits.memoryBytes} bytes of memory.`;
  const outOfTime = `It used more than ${limits.cpuMs} ms of processor time.`;
  // An engine that limits by the clock on the wall may stop a guest that a busy machine let wait.
  const starved = 'It was stopped before it had used its processor time: the machine was too busy for it.';
  let settle: (end: RunEnd) => void = () => undefined;
  let breakOff: (mistake: unknown) => void = () => undefined;
  const end = new Promise<RunEnd>((resolve, reject) => {
    settle = resolve;
    breakOff = reject;
  });
  const timers = createTimers((id) => {
    enter({ kind: 'due', id, text: '' });
  });
  const wall = setTimeout(() => {
    stop('timeout', `It had no answer after ${limits.wallMs} ms.`);
  }, limits.wallMs);

  vm.listen(hear);
  enter({ kind: 'start', id: 0, text: start });

  function hear(message: Outward): void {
    if (ending) return;
    const { kind, id, text } = message;
    if (kind === 'call') call(id, text);
    else if (kind === 'log') logs.push({ level: LOG_LEVELS[id] ?? 'info', at: Date.now(), text });
    else if (kind === 'timer') timers.set(id, Number(text));
    else if (kind === 'cleared') timers.clear(id);
    else if (kind === 'done') done(text);
    else if (kind === 'fail') fail(text);
    else if (kind === 'output') stop('output-too-large', tooLarge);
    else stop('too-many-host-calls', `It may call the host ${limits.hostCalls} times.`);
  }

  function call(id: number, text: string): void {
    used.hostCalls += 1;
    if (text.startsWith(FETCH)) {
      used.fetches += 1;
      if (used.fetches > limits.fetches) {
        refuse(id, 'TOO_MANY_FETCHES', `It may fetch ${limits.fetches} times.`);
        return;
      }
    }
    waiting.add(id);
    tell(id, text);
  }

  function refuse(id: number, code: string, message: string): void {
    waiting.add(id);
    // Later: the guest is still inside.
    setImmediate(() => {
      answer(id, false, JSON.stringify({ code, message }));
    });
  }

  function answer(id: number, ok: boolean, text: string): void {
    if (ending || !waiting.delete(id)) return;
    enter({ kind: ok ? 'answer' : 'refuse', id, text });
  }

  function done(text: string): void {
    if (Buffer.byteLength(text) > limits.outputBytes) stop('output-too-large', tooLarge);
    else {
      // Whatever it left behind must not wake up in the next invocation.
      clean = waiting.size === 0 && timers.size() === 0;
      finish({ outcome: 'ok', text });
    }
  }

  function fail(text: string): void {
    // Written by our own side of the boundary, whatever the guest threw.
    const thrown = readJson(text);
    const [name = '', message = '', stack = ''] = isList(thrown) ? thrown.map(String) : [];
    const memory =
      /out of memory|allocation failed/i.test(message) && /^(InternalError|RangeError)$/.test(name);
    if (memory) stop('memory', outOfMemory);
    else finish({ outcome: 'error', message: `${name}: ${message}`, ...(stack !== '' && { stack }) });
  }

  function enter(message: Inward): void {
    inbox.push(message);
    if (!inside) drain().catch(breakOff);
  }

  async function drain(): Promise<void> {
    inside = true;
    for (let next = inbox.shift(); next && !ending; next = inbox.shift()) {
      const stay = await vm.enter(next, Math.max(0, limits.cpuMs - used.cpuMs));
      used.cpuMs += stay.cpuMs;
      judge(stay);
    }
    inside = false;
    if (ending) conclude(ending);
    else if (waiting.size === 0 && timers.size() === 0) hang();
  }

  function hang(): void {
    // A guest without memory cannot even say so.
    if (vm.bytes() >= limits.memoryBytes) stop('memory', outOfMemory);
    else stop('timeout', 'It waits for something that never comes: no call and no timer is open.');
  }

  /** A VM that was stopped is spoilt, and what it answered before does not count. */
  function judge({ end: vmEnd, message }: Stay): void {
    const late = used.cpuMs > limits.cpuMs;
    if (vmEnd === undefined && !late) return;
    clean = false;
    stuck = vmEnd === 'stuck';
    if (ending?.outcome === 'ok' || ending?.outcome === 'error') ending = undefined;
    if (vmEnd === 'memory') stop('memory', outOfMemory);
    else if (vmEnd === 'crashed') stop('error', message ?? 'The engine gave up.');
    else stop('timeout', vmEnd === 'interrupted' && !late ? starved : outOfTime);
  }

  function stop(outcome: Failure, message: string): void {
    clean = false;
    finish({ outcome, message });
  }

  function finish(reached: Ending): void {
    if (ending) return;
    ending = reached;
    clearTimeout(wall);
    timers.clearAll();
    if (!inside) conclude(reached);
    else if (reached.outcome !== 'ok') vm.halt();
  }

  function conclude(reached: Ending): void {
    settle({ ...reached, ...used, wallMs: performance.now() - begun, peakBytes: vm.bytes(), logs });
  }

  return {
    end,
    reusable: () => clean,
    stuck: () => stuck,
    answer,
    stop,
  };
}
