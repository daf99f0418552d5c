import type { SubgraphRequest } from '../run/run.ts';

/** Brings one request to its subgraph and returns the text of the answer. One attempt; stops when `signal` says so. */
export type Carry<Context> = (
  request: SubgraphRequest,
  context: Context,
  signal: AbortSignal,
) => Promise<string>;

/** The subgraph was not reached, or said it cannot serve now. Nothing was done, so a query may be asked again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
