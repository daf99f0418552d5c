/** Measures how long the page's own thread was blocked at most, in milliseconds, over a time. */
export async function watchStalls(milliseconds: number): Promise<number> {
  const tick = 4;
  const start = performance.now();
  let last = start;
  let longest = 0;
  while (last - start < milliseconds) {
    await new Promise((resolve) => setTimeout(resolve, tick));
    const now = performance.now();
    longest = Math.max(longest, now - last - tick);
    last = now;
  }
  return longest;
}
