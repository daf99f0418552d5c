/**
 * Lets each installation use only so many threads at once, so that one cannot keep all of them busy; others of the same
 * installation wait their turn. `enter` answers what to call when done.
 */
export function createLanes(most: number) {
  const lanes = new Map<string, { busy: number; waiting: (() => void)[] }>();

  return {
    async enter(key: string): Promise<() => void> {
      const lane = lanes.get(key) ?? { busy: 0, waiting: [] };
      lanes.set(key, lane);
      if (lane.busy < most) lane.busy += 1;
      // Whoever leaves hands its place over.
      else await new Promise<void>((resolve) => lane.waiting.push(resolve));
      return () => {
        const next = lane.waiting.shift();
        if (next) next();
        else if ((lane.busy -= 1) === 0) lanes.delete(key);
      };
    },
  };
}
