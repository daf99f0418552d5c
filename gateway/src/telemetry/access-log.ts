import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** An answer as the access log and the metrics know it. */
export interface Answered {
  readonly requestId: string;
  readonly traceId: string;
  readonly method: string;
  /** As it was registered: addresses hold secrets. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Who asked and what for, once that is known. */
  readonly told: Told;
}

export interface Told {
  marketplaceId?: string;
  actorId?: string;
  operation?: string;
}

/**
 * One line in the access log and one sample per answer. Neither holds headers, variables, addresses with their queries
 * or anything else that may be secret.
 */
export function openAccessLog({
  log,
  metrics,
}: {
  log: Logger;
  metrics: Metrics;
}): (answered: Answered) => void {
  return ({ requestId, traceId, method, route, status, ms, told }) => {
    metrics.requests.observe(
      { route, method, status: STATUS_CLASSES[Math.floor(status / 100)] ?? 'none' },
      ms / 1_000,
    );
    log.info({ requestId, traceId, method, route, status, ms: Math.round(ms), ...told }, 'answered');
  };
}

const STATUS_CLASSES = ['none', '1xx', '2xx', '3xx', '4xx', '5xx'];
