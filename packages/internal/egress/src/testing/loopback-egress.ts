import { openEgress, type Egress, type EgressOptions } from '../open-egress.ts';

export interface LoopbackOptions extends EgressOptions {
  /** PEM of the authority behind a test server's certificate. */
  readonly ca?: string | undefined;
}

/** The one address of this machine that stands for the public internet in tests; all others are judged as always. */
export const STAND_IN = '127.0.0.1';

/**
 * Egress to servers of a test: plain http besides https, and `127.0.0.1` counts as public. Names lead there unless
 * `resolve` says otherwise. No setting of a deployment leads here.
 */
export function loopbackEgress({ ca, ...options }: LoopbackOptions): Egress {
  const resolve = options.resolve ?? (() => Promise.resolve([STAND_IN]));
  const ground = { schemes: new Set(['https:', 'http:']), standIns: new Set([STAND_IN]), ca };
  return openEgress({ ...options, resolve }, ground);
}
