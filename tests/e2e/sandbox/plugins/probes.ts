import type { Probe, ProbeTargets } from './probe.ts';
import { WINDOW_PROBES } from './window-probes.ts';
import { WORKER_PROBES } from './worker-probes.ts';

/** Every way out we know of. All must be closed to a plugin; all must be open to the control. */
export const PROBES: Readonly<Record<string, Probe>> = { ...WORKER_PROBES, ...WINDOW_PROBES };

/** Runs a probe; an answer that begins with GOT means it reached something. */
export async function runProbe(name: string, targets: ProbeTargets): Promise<string> {
  try {
    return String(await PROBES[name]?.run(targets));
  } catch (error) {
    return `blocked: ${String(error)}`;
  }
}
