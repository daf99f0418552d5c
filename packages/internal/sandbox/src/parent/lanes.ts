import { createGate, type Gate } from './gate.ts';

interface Places {
  /** How many threads one installation may use at once. */
  readonly each: number;
  /** How many all suspects may use together; one of them never has more than one. */
  readonly suspects: number;
  /** Whose runs had to be ended by force a moment ago. */
  readonly isSuspect: (key: string) => boolean;
}

/**
 * Lets each installation use only so many threads at once, so that one cannot keep all of them busy; others of the same
 * installation wait their turn. Suspects share what they get among themselves, each in turn, however many they are.
 * `enter` answers what to call when done.
 */
export function createLanes({ each, suspects, isSuspect }: Places) {
  const lanes = new Map<string, Gate>();
  const yard = createGate(() => suspects);

  return {
    async enter(key: string): Promise<() => void> {
      const lane = lanes.get(key) ?? createGate(() => (isSuspect(key) ? 1 : each));
      lanes.set(key, lane);
      await lane.enter();
      const watched = isSuspect(key);
      if (watched) await yard.enter();
      return () => {
        if (watched) yard.leave();
        lane.leave();
        if (lane.isEmpty() && lanes.get(key) === lane) lanes.delete(key);
      };
    },
  };
}
