import { egress, type Egress, type EgressOptions } from '@guildhall/egress';
import { developmentEgress, type PlayedOrigin } from '@guildhall/egress/development';
import { openSandbox, type Sandbox } from '@guildhall/sandbox';
import { runtimeEnvironment } from '../environment.ts';
import { openFunctionRuntime, type FunctionRuntime } from './function-runtime.ts';

const { closedRanges, ...sandbox } = runtimeEnvironment();

/** The function runtime of this process. Its executors start with the first function, and end with this one. */
export const functionRuntime: FunctionRuntime = runtimeWith(egress);

/** The same on a developer's machine, where servers play origins that exist nowhere. */
export function developmentRuntime(played: readonly PlayedOrigin[]): FunctionRuntime {
  return runtimeWith((options) => developmentEgress(options, played));
}

/** A sandbox of its own for code that nobody has judged yet, with one executor; whoever opens it closes it. */
export function openReplaySandbox(): Promise<Sandbox> {
  return openSandbox({ engine: sandbox.engine, executors: 1, workers: 1 });
}

function runtimeWith(wayOut: (options: EgressOptions) => Egress): FunctionRuntime {
  return openFunctionRuntime({
    openSandbox: () => openSandbox(sandbox),
    wayOut: (options) => wayOut({ ...options, closedRanges }),
  });
}
