import { sweepLeftovers } from './leftovers.ts';

/** After the last test of a run. */
export default function sweep(): void {
  sweepLeftovers(process.pid);
}
