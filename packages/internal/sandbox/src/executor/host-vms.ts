import type { Broken, GuestVm, SandboxEngine } from '../engines/engine.ts';
import { createCodes } from './codes.ts';
import { failed } from './failed.ts';
import { matches, type FromWorker, type RunEnd, type RunMessage, type ToWorker } from './messages.ts';
import { runInvocation, type Running } from './run-invocation.ts';
import { createWarmVms } from './warm-vms.ts';

/** A VM that has grown beyond this is not kept: its memory is given back. Bytes. */
const KEEP_BELOW = 8 * 1024 * 1024;

interface Options {
  readonly warmVms: number;
  readonly tell: (message: FromWorker) => void;
  /** Told whose code may run from now on. */
  readonly runs: (run: number) => void;
}

/** Keeps one thread's VMs and drives each through its invocations. */
export function hostVms(engine: SandboxEngine, { warmVms, tell, runs }: Options) {
  const codes = createCodes();
  const running = new Map<number, { invocation: Running; message: RunMessage }>();
  const warm = createWarmVms(warmVms, (owner, change) => {
    tell({ kind: 'warm', owner, change });
  });

  async function run(message: RunMessage): Promise<void> {
    const { owner, limits, code = codes.get(owner.codeDigest) } = message;
    if (code === undefined) {
      tell({ kind: 'need-code', run: message.run });
      return;
    }
    codes.put(owner.codeDigest, code);
    const key = JSON.stringify([owner, limits.memoryBytes]);
    runs(message.run);
    const kept = message.fresh ? undefined : warm.take(key);
    const loaded = kept
      ? { ok: true as const, vm: kept }
      : await engine.load({ ...limits, code, codeDigest: owner.codeDigest });
    if (!loaded.ok) {
      tell({ kind: 'ended', run: message.run, end: notLoaded(loaded, limits.loadMs) });
      return;
    }
    const { vm } = loaded;
    const invocation = runInvocation(watched(vm, message.run), message, (call, text) => {
      tell({ kind: 'call', run: message.run, call, text });
    });
    running.set(message.run, { invocation, message });
    const end = await invocation.end;
    running.delete(message.run);
    if (invocation.stuck()) tell({ kind: 'stuck', run: message.run });
    tell({ kind: 'ended', run: message.run, end, ...(invocation.stuck() && { blame: 1 }) });
    if (invocation.reusable() && !message.fresh && vm.bytes() < KEEP_BELOW) warm.put(key, owner, vm);
    else discard(vm);
  }

  function watched(vm: GuestVm, run: number): GuestVm {
    return {
      ...vm,
      enter(message, cpuMs) {
        runs(run);
        return vm.enter(message, cpuMs);
      },
    };
  }

  return {
    receive(message: ToWorker): void {
      if (message.kind === 'run') run(message).catch(giveUp);
      else if (message.kind === 'answer') {
        running.get(message.run)?.invocation.answer(message.call, message.ok, message.text);
      } else if (message.kind === 'stop') {
        running.get(message.run)?.invocation.stop('timeout', 'Its time was up.');
      } else {
        warm.evict(message.match);
        for (const { invocation, message: begun } of running.values()) {
          if (matches(begun.owner, message.match)) invocation.stop('killed', 'It was stopped from outside.');
        }
      }
    },
  };
}

/** A mistake of ours: this thread ends, and with it everything the mistake could have touched. */
function giveUp(error: unknown): never {
  console.error(error);
  process.exit(1);
}

function discard(vm: GuestVm): void {
  const large = vm.bytes() >= KEEP_BELOW;
  vm.dispose();
  // The engine that runs us has no idea how much hangs on so small an object.
  if (large) globalThis.gc?.();
}

function notLoaded({ end, message }: Broken, loadMs: number): RunEnd {
  if (end === 'memory') return failed('memory', 'It runs out of memory while it loads.');
  if (end === 'failed') return failed('error', `The code cannot be loaded: ${message}`);
  return failed('timeout', `It used more than ${loadMs} ms of processor time to load.`);
}
