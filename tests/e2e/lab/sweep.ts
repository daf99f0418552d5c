import { sweepLeftovers } from './leftovers.ts';

/** After the last test of a run. */
export default async function sweep(): Promise<void> {
  await sweepLeftovers(process.pid);
}
