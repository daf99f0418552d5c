import type { Egress, EgressOptions } from '@guildhall/egress';
import type { Bus } from '@guildhall/messaging';
import type {
  EngineName,
  EvictMatch,
  HostCalls,
  InvocationResult,
  Quarantine,
  Sandbox,
} from '@guildhall/sandbox';
import { z } from 'zod';
import { codeCache } from './code-cache.ts';
import { engineOf, type EngineTable } from './engine-table.ts';
import { invocationOf } from './invocation-of.ts';
import type { RunOrder } from './run-order.ts';
import { openSandboxes, type EngineState } from './sandboxes.ts';

const CODE_CHARACTERS = 64 * 1024 * 1024;

/** Told to all processes when code may no longer run; losable, because every run is asked about again at its end. */
export const EVICT = 'forge.evict';

const evict = z.object({
  marketplaceId: z.string(),
  installationId: z.string().optional(),
  codeDigest: z.string().optional(),
});

/** The part of a process that runs functions: its sandboxes, its way out, the code it has at hand. */
export interface FunctionRuntime {
  invoke(order: RunOrder, host: HostCalls): Promise<InvocationResult>;
  codeOf(marketplaceId: string, sha256: string, read: () => Promise<Uint8Array | null>): Promise<string>;
  /** What this process put into quarantine. */
  quarantined(codeDigest: string): Quarantine | undefined;
  wayOut(options: EgressOptions): Egress;
  /** Each engine of this process, as it is now. */
  engines(): Promise<EngineState[]>;
  /** Heeds what other processes say about code that may no longer run. */
  listen(bus: Bus): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is started before the first function runs. */
export function openFunctionRuntime(ports: {
  engines: EngineTable;
  openSandbox: (engine: EngineName) => Promise<Sandbox>;
  wayOut: (options: EgressOptions) => Egress;
}): FunctionRuntime {
  const codes = codeCache(CODE_CHARACTERS);
  const sandboxes = openSandboxes(ports.engines, ports.openSandbox);

  return {
    async invoke(order, host) {
      const ready = await sandboxes.of(engineOf(ports.engines, order.tier));
      // Another process's word counts for what happened here before it was given.
      if (order.releasedAt) ready.release(order.codeDigest, order.releasedAt.getTime());
      return ready.invoke(invocationOf(order), host);
    },
    codeOf: (marketplaceId, sha256, read) => codes.get(marketplaceId, sha256, read),
    quarantined: (codeDigest) => sandboxes.quarantined(codeDigest),
    wayOut: ports.wayOut,
    engines: () => sandboxes.states(),
    listen: (bus) =>
      bus.subscribe(EVICT, (text) => {
        const { marketplaceId, installationId, codeDigest } = evict.parse(JSON.parse(text));
        const match: EvictMatch = {
          ...{ marketplaceId },
          ...(installationId !== undefined && { installationId }),
          ...(codeDigest !== undefined && { codeDigest }),
        };
        for (const sandbox of sandboxes.open()) sandbox.evict(match);
      }),
    close: () => sandboxes.close(),
  };
}
