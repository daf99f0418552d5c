/** Thrown when a file costs more than it may. Its author can mend that; any other error is ours. */
export class LimitReached extends Error {}
