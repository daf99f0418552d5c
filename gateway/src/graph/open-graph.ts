import { ApolloGateway } from '@apollo/gateway';
import { CompiledGateway, stockDataSource, type PlannerName, type Send } from '@guildhall/compiled-executor';
import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.ts';
import { identityOf } from './identity-of.ts';
import { asksForResolution } from './resolution-field.ts';
import type { GatewayContext } from './subgraph-client.ts';

/** How operations are run: compiled plans, or Apollo's own executor for comparison. */
export interface ExecutorChoice {
  executor: 'compiled' | 'stock';
  planner: PlannerName;
}

export type Graph = CompiledGateway<GatewayContext> | ApolloGateway;

/** What Apollo Server asks to run operations. */
export function openGraph(
  { executor, planner }: ExecutorChoice,
  {
    supergraphSdl,
    send,
    metrics,
    log,
  }: {
    supergraphSdl: string;
    send: Send<GatewayContext>;
    metrics: Metrics;
    log: Logger;
  },
): Graph {
  if (executor === 'stock')
    return new ApolloGateway({ supergraphSdl, buildService: ({ name }) => stockDataSource(name, send) });
  return new CompiledGateway<GatewayContext>({
    ...{ supergraphSdl, planner, send, identityOf },
    // The guard of resolutions looks into their answers.
    asText: (query) => !asksForResolution(query),
    onFallback(reason) {
      metrics.uncompiled.inc({ reason: reason.slice(0, 80) });
      log.warn({ reason }, 'an operation was not compiled; the stock executor runs it');
    },
  });
}

/** Says so when another planner serves than the one that was asked for. */
export function notePlanner(graph: Graph, { planner }: ExecutorChoice, log: Logger): void {
  if (!(graph instanceof CompiledGateway) || graph.planner === planner) return;
  log.warn({ wanted: planner, planner: graph.planner }, 'another planner serves than was asked for');
}
