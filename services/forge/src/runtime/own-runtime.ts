import { egress } from '@guildhall/egress';
import { openSandbox } from '@guildhall/sandbox';
import { runtimeEnvironment } from '../environment.ts';
import { openFunctionRuntime, type FunctionRuntime } from './function-runtime.ts';

const { closedRanges, ...sandbox } = runtimeEnvironment();

/** The function runtime of this process. Its executors start with the first function, and end with this one. */
export const functionRuntime: FunctionRuntime = openFunctionRuntime({
  openSandbox: () => openSandbox(sandbox),
  wayOut: (options) => egress({ ...options, closedRanges }),
});
