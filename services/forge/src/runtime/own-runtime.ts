import { egress } from '@guildhall/egress';
import { openSandbox, type Sandbox } from '@guildhall/sandbox';
import { runtimeEnvironment } from '../environment.ts';
import { openFunctionRuntime, type FunctionRuntime } from './function-runtime.ts';

const { closedRanges, ...sandbox } = runtimeEnvironment();

/** The function runtime of this process. Its executors start with the first function, and end with this one. */
export const functionRuntime: FunctionRuntime = openFunctionRuntime({
  openSandbox: () => openSandbox(sandbox),
  wayOut: (options) => egress({ ...options, closedRanges }),
});

/** A sandbox of its own for code that nobody has judged yet, with one executor; whoever opens it closes it. */
export function openReplaySandbox(): Promise<Sandbox> {
  return openSandbox({ engine: sandbox.engine, executors: 1, workers: 1 });
}
