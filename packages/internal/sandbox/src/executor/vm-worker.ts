import { parentPort, workerData } from 'node:worker_threads';
import { openIsolatedVm } from '../engines/isolated-vm-engine.ts';
import { loadIsolatedVm } from '../engines/load-isolated-vm.ts';
import { openQuickJs } from '../engines/quickjs-engine.ts';
import type { SandboxEngine } from '../engines/engine.ts';
import { hostVms } from './host-vms.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { probeEngine } from './probe-engine.ts';
import { probeThread } from './probe-thread.ts';
import { writeSlices } from './slice-clock.ts';
import { isWorkerSettings } from './worker-settings.ts';

/* A thread that holds VMs. It can be ended from outside at any moment. */
if (!parentPort) throw new Error('This file is run as a thread of an executor.');
const port = parentPort;
const settings: unknown = workerData;
if (!isWorkerSettings(settings)) throw new Error('A thread needs its settings.');
const { engine: name, warmVms, wasm, slices, interrupts } = settings;
const tell = (message: FromWorker) => {
  port.postMessage(message);
};

let current = 0;
const engine = await openEngine();
const layers = [...probeThread(), ...(await probeEngine(engine, interrupts))];
const host = hostVms(engine, {
  warmVms,
  tell,
  runs(run) {
    current = run;
  },
});
port.on('message', (message: ToWorker) => {
  host.receive(message);
});
tell({ kind: 'ready', layers });

async function openEngine(): Promise<SandboxEngine> {
  if (name === 'quickjs') {
    const watch = writeSlices(slices, () => current);
    return openQuickJs({ wasm, watch, interrupts });
  }
  // What a guest leaves rejected is reported here as if it were ours. Ours are caught where they begin.
  process.on('unhandledRejection', () => undefined);
  process.on('uncaughtException', () => undefined);
  const library = await loadIsolatedVm();
  if (!library.ok) throw new Error(library.error.message);
  return openIsolatedVm(library.value);
}
