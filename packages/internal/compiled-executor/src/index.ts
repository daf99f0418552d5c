export { CompiledGateway } from './gateway/compiled-gateway.ts';
export { stringifyAnswer } from './gateway/json-text.ts';
export { stockDataSource } from './gateway/stock-executor.ts';
export { createCompiledExecutor } from './operation/compiled-executor.ts';
export { openSupergraph } from './planner/open-supergraph.ts';
export type { PlannerName } from './planner/query-planner.ts';
export type { Send } from './run/run.ts';
export { guardedSend, type SubgraphObserver } from './subgraphs/guarded-send.ts';
export { openPool, type CarryPool } from './subgraphs/pool-carry.ts';
