import type { Json } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import { createFunctionCaller } from './functions/function-caller.ts';
import type { HostOptions, HostServices } from './host.ts';
import type { Limits } from './limits.ts';
import { fingerprint } from './resolution/keep-identity.ts';
import { answerCall } from './sandbox/answer-call.ts';
import type { OpenChannel } from './sandbox/channel.ts';
import type { Standing } from './sandbox/standing.ts';
import { createSupervisor, type Supervisor } from './sandbox/supervisor.ts';
import { createStore } from './store.ts';
import type { Telemetry } from './telemetry.ts';
import type { Signatures } from './trust/signatures.ts';
import { waitFor } from './wait-for.ts';

/** One installation's plugin on this page: its sandbox, and what it may do at this moment. */
export interface RunningPlugin {
  readonly supervisor: Supervisor;
  readonly fingerprint: string;
  /** As the last answer names it. */
  readonly installation: Contribution;
  /** Contributions on screen by root. */
  readonly roots: Map<number, Contribution>;
  /** Takes what a newer answer says of the same code. The plugin goes on running. */
  follow(next: Contribution): void;
}

interface RunningPluginOptions {
  readonly host: HostOptions;
  readonly limits: Limits;
  readonly open: OpenChannel;
  readonly signatures: Signatures;
  readonly telemetry: Telemetry;
  readonly loadCode: (installation: Contribution) => Promise<string>;
  readonly assertRunnable: (installation: Contribution) => void;
  /** Asks the marketplace again, because something was granted. */
  readonly refresh: () => Promise<void>;
}

/** How long a permission that a person gave may take until the marketplace's answers name it. */
const GRANT_MS = 5_000;

export function startPlugin(first: Contribution, options: RunningPluginOptions): RunningPlugin {
  const { host, limits, open, signatures, telemetry } = options;
  const { installationId } = first;
  const roots = new Map<number, Contribution>();
  const standing = createStore<Standing>({ grants: first.grants, settings: first.settings });
  const invokeFunction = createFunctionCaller(host, installationId, limits);
  const services: HostServices = { invokeFunction, ...host.services, requestPermission };
  let latest = first;

  const supervisor = createSupervisor({
    ...{ installation: first, limits, open, telemetry, standing: standing.get, onCall },
    loadCode: () => options.loadCode(latest),
    assertRunnable: () => {
      options.assertRunnable(latest);
    },
  });
  standing.subscribe(supervisor.tellStanding);

  /** What a plugin says of itself counts for nothing here. */
  function onCall(root: number, method: string, params: Json): Promise<Json> {
    const { grants } = standing.get();
    const caller = {
      installationId,
      pluginId: first.pluginId,
      grants,
      contribution: roots.get(root) ?? null,
    };
    const { surface, apis = {} } = host;
    return answerCall(method, params, caller, { surfaceApis: surface.apis ?? [], apis, services });
  }

  /** Answers yes only once the plugin's next call would be let through. */
  async function requestPermission(...asked: Parameters<Asking>): Promise<boolean> {
    if ((await host.services?.requestPermission?.(...asked)) !== true) return false;
    options.refresh().catch(() => undefined);
    return waitFor(standing, ({ grants }) => grants.includes(asked[0]), GRANT_MS);
  }

  function follow(next: Contribution): void {
    if (next === latest) return;
    latest = next;
    const { settings } = next;
    // What was taken back is refused from now on; what was added is given when its signature holds.
    const kept = standing.get().grants.filter((name) => next.grants.includes(name));
    put({ grants: kept, settings });
    if (kept.length === next.grants.length) return;
    signatures.assertSigned(next).then(
      () => {
        if (latest === next) put({ grants: next.grants, settings });
      },
      // Reported already; it goes on with what it had.
      () => undefined,
    );
  }

  function put(next: Standing): void {
    if (JSON.stringify(next) !== JSON.stringify(standing.get())) standing.set(next);
  }

  return {
    ...{ supervisor, roots, follow, fingerprint: fingerprint(first) },
    get installation() {
      return latest;
    },
  };
}

type Asking = NonNullable<HostServices['requestPermission']>;
