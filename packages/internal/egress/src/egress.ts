import { openEgress, type Egress, type EgressOptions } from './open-egress.ts';

/**
 * The only way from a plugin to the network: https, to the origins that manifest and policy both allow, on public
 * addresses, within limits. Refusals and failures are returned with a code and a sentence.
 */
export function egress(options: EgressOptions): Egress {
  return openEgress(options, { schemes: new Set(['https:']), standIns: new Set(), ca: undefined });
}
