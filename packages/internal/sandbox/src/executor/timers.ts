/** The guest's timers, kept outside; all end with the invocation. */
export function createTimers(due: (id: number) => void) {
  const open = new Map<number, NodeJS.Timeout>();

  return {
    set(id: number, ms: number): void {
      const timer = setTimeout(() => {
        open.delete(id);
        due(id);
      }, ms);
      open.set(id, timer);
    },
    clear(id: number): void {
      clearTimeout(open.get(id));
      open.delete(id);
    },
    clearAll(): void {
      for (const timer of open.values()) clearTimeout(timer);
      open.clear();
    },
    size: () => open.size,
  };
}
