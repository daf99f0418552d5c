import { openSandbox } from '@guildhall/sandbox';
import { openFunctionRuntime, type FunctionRuntime } from './function-runtime.ts';

/** The function runtime of this process. Its executors start with the first function, and end with this one. */
export const functionRuntime: FunctionRuntime = openFunctionRuntime({ openSandbox: () => openSandbox() });
