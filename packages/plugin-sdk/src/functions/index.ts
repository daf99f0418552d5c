export { allow, block, patch, type EventOutcome } from '../event-outcome.ts';
export type { Json, JsonObject } from '../json.ts';
export type { FetchOptions, FetchResponse } from '../plugin-api.ts';
export { defineFunctions } from './define-functions.ts';
export type {
  FunctionApi,
  FunctionStorage,
  FunctionTable,
  PluginFunction,
  StorageQuery,
  StoredKeys,
} from './function-api.ts';
