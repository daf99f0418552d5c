import type { GuestVm } from '../engines/engine.ts';
import type { EvictMatch } from '../sandbox.ts';
import { matches, type VmOwner } from './messages.ts';

interface Warm {
  readonly key: string;
  readonly owner: VmOwner;
  readonly vm: GuestVm;
}

/** VMs that wait for their owner's next invocation; the one that waited longest goes first. */
export function createWarmVms(most: number, changed: (owner: VmOwner, change: 1 | -1) => void) {
  // Oldest first.
  let resting: Warm[] = [];

  function drop(warm: Warm): void {
    warm.vm.dispose();
    changed(warm.owner, -1);
  }

  return {
    take(key: string): GuestVm | undefined {
      const index = resting.findLastIndex((warm) => warm.key === key);
      if (index < 0) return undefined;
      const [found] = resting.splice(index, 1);
      if (found) changed(found.owner, -1);
      return found?.vm;
    },
    put(key: string, owner: VmOwner, vm: GuestVm): void {
      resting.push({ key, owner, vm });
      changed(owner, 1);
      if (resting.length <= most) return;
      const oldest = resting.shift();
      if (oldest) drop(oldest);
    },
    evict(match: EvictMatch): void {
      const gone = resting.filter(({ owner }) => matches(owner, match));
      resting = resting.filter(({ owner }) => !matches(owner, match));
      gone.forEach(drop);
    },
  };
}
