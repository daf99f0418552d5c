/**
 * Lets in as many at once as `size` says at that moment; others wait in the order in which they came. Whoever was let in
 * leaves once.
 */
export function createGate(size: () => number) {
  const waiting: (() => void)[] = [];
  let inside = 0;

  return {
    async enter(): Promise<void> {
      if (waiting.length === 0 && inside < size()) inside += 1;
      // Whoever lets it in counts it.
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave(): void {
      inside -= 1;
      while (inside < size()) {
        const next = waiting.shift();
        if (!next) break;
        inside += 1;
        next();
      }
    },
    isEmpty: () => inside === 0,
  };
}

export type Gate = ReturnType<typeof createGate>;
