import type { JSValueHandle, QuickJS } from 'quickjs-wasi';
import { isOutwardKind, type Inward, type Outward } from '../guest/guest-message.ts';
import type { GuestVm, Stay, VmEnd, Watch } from './engine.ts';
import { threadTime } from './thread-time.ts';

/** When the guest must stop, on the clock of `threadTime`, and whether it was stopped: the guest cannot undo that. */
export interface Meter {
  until: number;
  interrupted: boolean;
}

interface Parts {
  readonly vm: QuickJS;
  readonly deliver: JSValueHandle;
  readonly meter: Meter;
  readonly watch: Watch;
}

/** One QuickJS VM as a `GuestVm`: a stay blocks the thread until it is over. */
export function openQuickJsVm({ vm, deliver, meter, watch }: Parts): GuestVm {
  let hear: (message: Outward) => void = () => undefined;
  let mistake: { error: unknown } | undefined;
  vm.registerHostCallback('send', (kind, id, text) => {
    const named = kind.toString();
    if (!isOutwardKind(named)) return vm.undefined;
    try {
      hear({ kind: named, id: id.toNumber(), text: text.toString() });
    } catch (error) {
      // Thrown into the guest, it would show the guest our stack.
      mistake ??= { error };
    }
    return vm.undefined;
  });

  function deliverNow({ kind, id, text }: Inward): void {
    vm.withScope(() => {
      vm.callFunction(deliver, vm.undefined, vm.newString(kind), vm.newNumber(id), vm.newString(text));
    });
    vm.executePendingJobs();
  }

  return {
    listen(listener) {
      hear = listener;
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- for the sake of engines that wait
    async enter(message, cpuMs): Promise<Stay> {
      const begun = threadTime();
      meter.until = begun + cpuMs;
      watch.enter(cpuMs);
      let ended: { end: VmEnd; message: string } | undefined;
      try {
        deliverNow(message);
      } catch (error) {
        ended = endOf(error, meter);
      } finally {
        watch.leave();
      }
      if (mistake) throw mistake.error;
      return { cpuMs: threadTime() - begun, ...ended };
    },
    halt() {
      meter.until = 0;
    },
    bytes: () => vm._getMemory().buffer.byteLength,
    dispose() {
      vm.dispose();
    },
  };
}

/** What an error out of QuickJS means for its VM. */
export function endOf(error: unknown, { interrupted }: Meter): { end: VmEnd; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (interrupted) return { end: 'interrupted', message };
  if (/out of memory|malloc failed/.test(message)) return { end: 'memory', message };
  return { end: 'crashed', message };
}
