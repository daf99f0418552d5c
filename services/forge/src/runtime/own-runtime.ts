import { egress, type Egress, type EgressOptions } from '@guildhall/egress';
import { developmentEgress, type PlayedOrigin } from '@guildhall/egress/development';
import { openSandbox, type Sandbox } from '@guildhall/sandbox';
import { runtimeEnvironment } from '../environment.ts';
import { engineOf } from './engine-table.ts';
import { openFunctionRuntime, type FunctionRuntime } from './function-runtime.ts';

const { closedRanges, engines, executors } = runtimeEnvironment();

/** The function runtime of this process. Its executors start with the first function, and end with this one. */
export const functionRuntime: FunctionRuntime = runtimeWith(egress);

/** The same on a developer's machine, where servers play origins that exist nowhere. */
export function developmentRuntime(played: readonly PlayedOrigin[]): FunctionRuntime {
  return runtimeWith((options) => developmentEgress(options, played));
}

/** A sandbox of its own for code that nobody has judged yet, whoever wrote it; one executor; whoever opens it closes it. */
export function openReplaySandbox(): Promise<Sandbox> {
  return openSandbox({ engine: engineOf(engines, 0), executors: 1, workers: 1 });
}

function runtimeWith(wayOut: (options: EgressOptions) => Egress): FunctionRuntime {
  return openFunctionRuntime({
    engines,
    openSandbox: (engine) => openSandbox({ engine, executors }),
    wayOut: (options) => wayOut({ ...options, closedRanges }),
  });
}
