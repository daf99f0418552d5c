/** Whether this process was given no environment at all. */
export function environmentIsEmpty(): boolean {
  return Object.keys(process.env).length === 0;
}

/** All guests live in the same time zone, wherever the machine stands. */
export function liveInUtc(): void {
  process.env.TZ = 'UTC';
}
