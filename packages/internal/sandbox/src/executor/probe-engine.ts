import type { SandboxEngine } from '../engines/engine.ts';
import { FUNCTION_LIMITS } from '../limits.ts';
import { runInvocation } from './run-invocation.ts';

const PROBE = `guildhall.register({
  look: () => ['process', 'require', 'fetch', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Deno', 'window']
    .filter((name) => name in globalThis),
  spin: () => { for (;;); },
});`;

/** Looking around takes a moment on a busy machine; only the loop is meant to run into its limit. */
const LOOK_MS = 500;
const SPIN_MS = 10;

const LAYER = { quickjs: 'wasm', 'isolated-vm': 'isolate' } as const;

/** Layers of the engine: a guest sees nothing of its process, and one that does not end is ended. Both are tried. */
export async function probeEngine(engine: SandboxEngine, interrupts: boolean): Promise<readonly string[]> {
  const layers: string[] = [];
  if ((await attempt(engine, 'look', LOOK_MS)).text === '[]') layers.push(LAYER[engine.name]);
  // Where they are switched off, this attempt would not end.
  if (interrupts && (await attempt(engine, 'spin', SPIN_MS)).outcome === 'timeout') layers.push('interrupt');
  return layers;
}

async function attempt(
  engine: SandboxEngine,
  functionName: string,
  cpuMs: number,
): Promise<{ outcome: string; text?: string }> {
  const limits = { ...FUNCTION_LIMITS, cpuMs };
  const loaded = await engine.load({ codeDigest: 'probe', code: PROBE, ...limits });
  if (!loaded.ok) throw new Error(`The engine "${engine.name}" cannot load code: ${loaded.message}`);
  const nothing = { payload: null, context: null, settings: null, now: null, seed: 1 };
  const start = JSON.stringify({ functionName, ...nothing, limits });
  const end = await runInvocation(loaded.vm, { start, limits }, () => undefined).end;
  loaded.vm.dispose();
  return end;
}
