import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import type { HostOptions } from './host.ts';
import type { Limits } from './limits.ts';
import type { MountHandle, MountInput, MountState } from './mount.ts';
import { createMount } from './create-mount.ts';
import { createFunctionCaller } from './functions/function-caller.ts';
import type { Page } from './page.ts';
import { fingerprint } from './resolution/keep-identity.ts';
import { allowlistOf } from './sandbox/allowlist.ts';
import { answerCall } from './sandbox/answer-call.ts';
import { fetchBundle } from './sandbox/fetch-bundle.ts';
import { openInFrame } from './sandbox/open-frame.ts';
import { SandboxError } from './sandbox/sandbox-error.ts';
import { createSupervisor, type Supervisor } from './sandbox/supervisor.ts';
import type { Telemetry } from './telemetry.ts';

/** The plugins of a page: one sandbox for each installation, booted when first needed. */
export interface Installations {
  mount(contribution: Contribution, input: MountInput): MountHandle;
  invoke(contribution: Contribution, args: Json, context: JsonObject, timeoutMs: number): Promise<Json>;
  /** Ends every plugin the page's deny set denies, at once. */
  endDenied(): void;
  /** Ends what the last answer does not name any more, or names with other code, grants or settings. */
  endReplaced(): void;
  endAll(): void;
}

interface Running {
  readonly installation: Contribution;
  readonly fingerprint: string;
  readonly supervisor: Supervisor;
  readonly roots: Map<number, Contribution>;
}

export function createInstallations(
  page: Page,
  options: HostOptions,
  limits: Limits,
  telemetry: Telemetry,
): Installations {
  const running = new Map<string, Running>();
  const open = openInFrame(options.sandboxUrl, limits);
  let lastRoot = 0;

  function runningFor(contribution: Contribution): Running {
    const { installationId } = contribution;
    const found = running.get(installationId);
    if (found?.fingerprint === fingerprint(contribution)) return found;
    if (found) end(found, REPLACED);
    const started = start(contribution);
    running.set(installationId, started);
    return started;
  }

  function start(installation: Contribution): Running {
    const roots = new Map<number, Contribution>();
    const { endpoint, getToken, apis = {} } = options;
    const invokeFunction = createFunctionCaller({ endpoint, getToken }, installation.installationId, limits);
    const services = { invokeFunction, ...options.services };
    const supervisor = createSupervisor({
      installation,
      limits,
      open,
      telemetry,
      loadCode: () => loadCode(installation),
      assertRunnable: () => {
        assertNotDenied(installation);
      },
      onCall: (root, method, params) => {
        const { installationId, pluginId, grants } = installation;
        const caller = { installationId, pluginId, grants, contribution: roots.get(root) ?? null };
        return answerCall(method, params, caller, { surfaceApis: page.surface.apis ?? [], apis, services });
      },
    });
    return { installation, fingerprint: fingerprint(installation), supervisor, roots };
  }

  async function loadCode({ bundle, installationId }: Contribution): Promise<string> {
    if (!bundle) throw new SandboxError('NO_BUNDLE', 'This plugin has no code for pages.');
    const { endpoint, getToken } = options;
    try {
      return await fetchBundle(bundle, { endpoint, getToken, maxBytes: limits.bundleBytes });
    } catch (error) {
      if (error instanceof SandboxError && error.code === 'DIGEST_MISMATCH') {
        telemetry({
          type: 'digest-mismatch',
          installationId,
          expected: bundle.sha256,
          message: error.message,
        });
      }
      throw error;
    }
  }

  function assertNotDenied(installation: Contribution): void {
    const denial = page.denySet.denial(installation, page.selection().answerSeq);
    if (denial)
      throw new SandboxError('DENIED', `${installation.pluginName} was stopped by the marketplace.`);
  }

  function end(one: Running, state: MountState): void {
    running.delete(one.installation.installationId);
    one.supervisor.stop(state);
  }

  return {
    mount(contribution, input) {
      const { supervisor, roots } = runningFor(contribution);
      const root = ++lastRoot;
      const allowed = allowlistOf(page.surface, contribution.extensionPoint, options.components);
      roots.set(root, contribution);
      return createMount({
        root,
        contribution,
        allowed,
        supervisor,
        page,
        input,
        onDispose: () => roots.delete(root),
      });
    },
    async invoke(contribution, args, context, timeoutMs) {
      const { handler } = contribution;
      if (handler === null) throw new SandboxError('NO_HANDLER', 'This contribution has no handler.');
      assertNotDenied(contribution);
      return runningFor(contribution).supervisor.invoke(handler, args, context, timeoutMs);
    },
    endDenied() {
      for (const one of [...running.values()]) {
        const { installation } = one;
        const denial = page.denySet.inForce(installation);
        if (!denial) continue;
        end(one, { status: 'revoked', message: denial.reason || `${installation.pluginName} was stopped.` });
        const { installationId } = installation;
        telemetry({ type: 'revoked', installationId, restrictionId: denial.id, seq: page.denySet.seq });
      }
    },
    endReplaced() {
      const resolved = page.resolution.get()?.contributions ?? [];
      for (const one of [...running.values()]) {
        const same = resolved.filter(
          ({ installationId }) => installationId === one.installation.installationId,
        );
        if (same.length === 0) end(one, UNINSTALLED);
        else if (!same.some((contribution) => fingerprint(contribution) === one.fingerprint))
          end(one, REPLACED);
      }
    },
    endAll() {
      for (const one of [...running.values()]) end(one, UNINSTALLED);
    },
  };
}

const UNINSTALLED: MountState = { status: 'revoked', message: 'This plugin is not installed here any more.' };
const REPLACED: MountState = { status: 'revoked', message: 'This plugin was updated.' };
