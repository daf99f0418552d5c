export { createCompiledExecutor, type CompiledExecutor } from './operation/compiled-executor.ts';
export { openSupergraph } from './planner/open-supergraph.ts';
export type { Send } from './run/run.ts';
