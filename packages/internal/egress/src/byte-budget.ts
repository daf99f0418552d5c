import { EgressFailure } from './egress-error.ts';

/** What one request may move in bytes, out and in together, redirects included; without TLS and TCP around them. */
export interface ByteBudget {
  /** Counts bytes on their way; throws EgressFailure instead of letting more pass than there may. */
  pass(bytes: number): void;
  /** How many have passed, never more than there may. */
  passed(): number;
}

export function byteBudget(most = Number.POSITIVE_INFINITY): ByteBudget {
  let passed = 0;
  return {
    pass(bytes) {
      passed += bytes;
      if (passed > most) throw new EgressFailure('QUOTA_USED_UP');
    },
    passed: () => Math.min(passed, most),
  };
}
