import type { SubgraphRequest } from '../run/run.ts';

/** Brings one request to its subgraph and returns the text of the answer. One attempt; stops when `signal` says so. */
export type Carry<Context> = (
  request: SubgraphRequest,
  context: Context,
  signal: AbortSignal,
) => Promise<string>;

/** The connection failed, or the subgraph said it cannot serve now. What only reads may be asked again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
