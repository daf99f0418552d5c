import type { EngineName, Quarantine, Sandbox, SandboxHealth } from '@guildhall/sandbox';
import { enginesIn, type EngineTable } from './engine-table.ts';

/** An engine of this process: for whom it is, what holds its functions, or why it cannot be started. */
export interface EngineState {
  readonly engine: EngineName;
  readonly tiers: readonly number[];
  /** Null where it cannot be started. */
  readonly health: SandboxHealth | null;
  readonly problem: string | null;
}

/** The sandboxes of a process, one for each engine; each is started by the first function that needs it. */
export interface Sandboxes {
  of(engine: EngineName): Promise<Sandbox>;
  /** Those that are running. */
  open(): readonly Sandbox[];
  quarantined(codeDigest: string): Quarantine | undefined;
  /** Of every engine that the table names; starts what has not run yet. */
  states(): Promise<EngineState[]>;
  close(): Promise<void>;
}

export function openSandboxes(
  table: EngineTable,
  openSandbox: (engine: EngineName) => Promise<Sandbox>,
): Sandboxes {
  const opening = new Map<EngineName, Promise<Sandbox>>();
  const open = new Map<EngineName, Sandbox>();

  function of(engine: EngineName): Promise<Sandbox> {
    const known = opening.get(engine);
    if (known) return known;
    const started = openSandbox(engine).then(
      (sandbox) => {
        open.set(engine, sandbox);
        return sandbox;
      },
      (error: unknown) => {
        // The next run tries again.
        opening.delete(engine);
        throw error;
      },
    );
    opening.set(engine, started);
    return started;
  }

  async function state({ engine, tiers }: Pick<EngineState, 'engine' | 'tiers'>): Promise<EngineState> {
    try {
      return { engine, tiers, health: await (await of(engine)).health(), problem: null };
    } catch (error) {
      return { engine, tiers, health: null, problem: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    of,
    open: () => [...open.values()],
    quarantined: (codeDigest) =>
      [...open.values()]
        .flatMap((sandbox) => sandbox.quarantined())
        .find((held) => held.codeDigest === codeDigest),
    states: () => Promise.all(enginesIn(table).map(state)),
    async close() {
      const closing = [...opening.values()];
      opening.clear();
      await Promise.all(closing.map(async (one) => (await one.catch(() => null))?.close()));
      // Only now: what was still starting has put itself there meanwhile.
      open.clear();
    },
  };
}
