import type { SubgraphObserver } from '@guildhall/compiled-executor';
import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.ts';

/** Counts what subgraphs did, and says in the log when one stops or starts answering. */
export function observeSubgraphs(metrics: Metrics, log: Logger): SubgraphObserver {
  return {
    asked(subgraph, outcome, milliseconds) {
      metrics.subgraphRequests.observe({ subgraph, outcome }, milliseconds / 1_000);
    },
    retried(subgraph) {
      metrics.subgraphRequests.observe({ subgraph, outcome: 'retried' }, 0);
    },
    breakerChanged(subgraph, state) {
      metrics.breaker.set({ subgraph }, state === 'closed' ? 0 : 1);
      if (state !== 'half-open') log.warn({ subgraph, state }, 'the breaker of a subgraph changed');
    },
  };
}
