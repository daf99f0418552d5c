/**
 * Answers whether an id comes for the first time, and remembers it until its end. Seconds. Only ids that were signed are
 * asked about, so that nobody else makes the list longer; those that ended are forgotten in the order in which they came.
 */
export function rememberOnce(): (id: string, end: number, now: number) => boolean {
  const ends = new Map<string, number>();

  return (id, end, now) => {
    for (const [old, ended] of ends) {
      if (ended >= now) break;
      ends.delete(old);
    }
    if (ends.has(id)) return false;
    ends.set(id, end);
    return true;
  };
}
