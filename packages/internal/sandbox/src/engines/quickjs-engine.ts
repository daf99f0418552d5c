import { EvalFlags, QuickJS, type JSValueHandle, type QuickJSOptions } from 'quickjs-wasi';
import { CODE_NAME, GUEST_NAME, GUEST_SOURCE } from '../guest/guest-source.ts';
import type { Broken, LoadOptions, Loaded, SandboxEngine, Watch } from './engine.ts';
import { endOf, openQuickJsVm, type Meter } from './quickjs-vm.ts';
import { createSnapshots } from './snapshots.ts';
import { threadTime } from './thread-time.ts';

const STACK_BYTES = 256 * 1024;
const PENDING = 0;
const UNFINISHED = 'The code waits for something while it loads; functions can wait, modules cannot.';
const SNAPSHOT_BYTES = 64 * 1024 * 1024;

export interface QuickJsOptions {
  readonly wasm: WebAssembly.Module;
  readonly watch: Watch;
  /** Only tests switch it off, to show what ends a loop then. */
  readonly interrupts?: boolean;
}

/** QuickJS compiled to WebAssembly: a VM is a linear memory of its own, with no way out but what is handed in. */
export function openQuickJs({ wasm, watch, interrupts = true }: QuickJsOptions): SandboxEngine {
  const snapshots = createSnapshots(SNAPSHOT_BYTES);

  function settings(memoryBytes: number, meter: Meter): QuickJSOptions {
    return {
      wasm,
      memoryLimit: memoryBytes,
      maxStackSize: STACK_BYTES,
      timezoneOffset: 0,
      ...(interrupts && {
        interruptHandler: () => {
          if (!meter.interrupted && threadTime() > meter.until) meter.interrupted = true;
          return meter.interrupted;
        },
      }),
    };
  }

  return {
    name: 'quickjs',
    async load({ codeDigest, code, memoryBytes, loadMs }: LoadOptions): Promise<Loaded> {
      const meter: Meter = { until: Number.POSITIVE_INFINITY, interrupted: false };
      const image = snapshots.get(codeDigest);
      if (image) {
        const vm = await QuickJS.restore(image, settings(memoryBytes, meter));
        return { ok: true, vm: openQuickJsVm({ vm, deliver: vm.importHandle(image.deliver), meter, watch }) };
      }
      const vm = await QuickJS.create(settings(memoryBytes, meter));
      const deliver = prepare(vm);
      meter.until = threadTime() + loadMs;
      watch.enter(loadMs);
      const broken = await evaluate(vm, code, meter);
      watch.leave();
      if (broken) {
        vm.dispose();
        return { ok: false, ...broken };
      }
      meter.until = Number.POSITIVE_INFINITY;
      snapshots.put(codeDigest, { ...vm.snapshot(), deliver: vm.exportHandle(deliver) });
      return { ok: true, vm: openQuickJsVm({ vm, deliver, meter, watch }) };
    },
  };
}

/** Puts our side of the boundary in place. */
function prepare(vm: QuickJS): JSValueHandle {
  return vm.withScope((scope) => {
    const guest = vm.evalCode(GUEST_SOURCE, GUEST_NAME);
    const send = vm.newFunction('send', () => vm.undefined);
    return scope.escape(vm.callFunction(guest, vm.undefined, send));
  });
}

async function evaluate(vm: QuickJS, code: string, meter: Meter): Promise<Broken | undefined> {
  try {
    const loading = vm.evalCode(code, CODE_NAME, EvalFlags.TYPE_MODULE);
    vm.executePendingJobs();
    if (loading.promiseState === PENDING) return { end: 'failed', message: UNFINISHED };
    const settled = vm.resolvePromise(loading);
    vm.executePendingJobs();
    const outcome = await settled;
    // A module that was interrupted rejects like one that throws.
    if ('error' in outcome) return loadFailure(new Error(outcome.error.toString()), meter);
    outcome.value.dispose();
    loading.dispose();
    return undefined;
  } catch (error) {
    return loadFailure(error, meter);
  }
}

function loadFailure(error: unknown, meter: Meter): Broken {
  const { end, message } = endOf(error, meter);
  return { end: end === 'crashed' ? 'failed' : end, message };
}
