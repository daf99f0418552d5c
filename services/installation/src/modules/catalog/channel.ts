/** The channel that installations follow. */
export const STABLE = 'stable';
