import type { UnitOfWork } from '@guildhall/service-runtime';
import type { Context } from '../context.ts';
import type { FunctionRuntime } from './function-runtime.ts';

/** Where calls of a function are answered: outside of the sandbox, each in a transaction of its own. */
export interface HostWork {
  units: UnitOfWork<Context>;
  runtime: FunctionRuntime;
}
