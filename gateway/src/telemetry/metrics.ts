import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { TalliedHistogram } from './tallied-histogram.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the gateway counts, in Prometheus' words. Labels are few and never named by callers. */
export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'guildhall_' });
  const hits = { uncounted: 0 };
  return {
    registry,
    /** One more `hit` among the snapshots: a plain number until somebody asks. */
    noteHit(this: void) {
      hits.uncounted += 1;
    },
    requests: new TalliedHistogram({
      name: 'guildhall_http_request_seconds',
      help: 'Answers by route, method and status class.',
      labelNames: ['route', 'method', 'status'],
      buckets: SECONDS,
      registers,
    }),
    subgraphRequests: new Histogram({
      name: 'guildhall_subgraph_request_seconds',
      help: 'Requests to subgraphs by outcome.',
      labelNames: ['subgraph', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
    breaker: new Gauge({
      name: 'guildhall_subgraph_breaker_open',
      help: '1 while requests to a subgraph are refused at once.',
      labelNames: ['subgraph'],
      registers,
    }),
    snapshots: new Counter({
      name: 'guildhall_snapshot_total',
      help: 'What became of questions on the hot path.',
      labelNames: ['outcome'],
      registers,
      collect() {
        this.inc({ outcome: 'hit' }, hits.uncounted);
        hits.uncounted = 0;
      },
    }),
    refusals: new Counter({
      name: 'guildhall_refused_total',
      help: 'Requests refused at the edge, by code.',
      labelNames: ['code'],
      registers,
    }),
    uncompiled: new Counter({
      name: 'guildhall_uncompiled_total',
      help: 'Operations that ran on the stock executor, by what could not be compiled.',
      labelNames: ['reason'],
      registers,
    }),
    liveConnections: new Gauge({
      name: 'guildhall_live_connections',
      help: 'Open live channels.',
      registers,
    }),
    droppedConnections: new Counter({
      name: 'guildhall_dropped_connections_total',
      help: 'Connections closed unheard, because as many as may be were open.',
      registers,
    }),
    schemaReloads: new Counter({
      name: 'guildhall_schema_reload_total',
      help: 'Supergraphs offered while running, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof openMetrics>;
