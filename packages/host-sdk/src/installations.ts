import type { Json, JsonObject, RefusedField } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import { createMount } from './create-mount.ts';
import type { HostOptions } from './host.ts';
import type { Limits } from './limits.ts';
import type { MountHandle, MountInput, MountState } from './mount.ts';
import type { Page } from './page.ts';
import { fingerprint } from './resolution/keep-identity.ts';
import { startPlugin, type RunningPlugin } from './running-plugin.ts';
import { allowlistOf } from './sandbox/allowlist.ts';
import { fetchBundle } from './sandbox/fetch-bundle.ts';
import { openInFrame } from './sandbox/open-frame.ts';
import { SandboxError } from './sandbox/sandbox-error.ts';
import type { Telemetry } from './telemetry.ts';
import type { Signatures } from './trust/signatures.ts';
import { waitFor } from './wait-for.ts';

/** The plugins of a page: one sandbox for each installation, booted when first needed. */
export interface Installations {
  mount(contribution: Contribution, input: MountInput): MountHandle;
  /**
   * Starts a contribution's plugin ahead of its first question. Resolves when it runs, when it cannot, or when the time
   * for a start is over; one that has failed is not waited for again.
   */
  prepare(contribution: Contribution): Promise<void>;
  invoke(contribution: Contribution, args: Json, context: JsonObject, timeoutMs: number): Promise<Json>;
  /** Tells a plugin that runs what of its handler's answer was not taken. */
  refuse(contribution: Contribution, fields: readonly RefusedField[]): void;
  /** Ends every plugin the page's deny set denies, at once. */
  endDenied(): void;
  /** Ends what the last answer does not name any more, or names with other code; tells the others what changed. */
  follow(): void;
  endAll(): void;
}

interface InstallationsOptions {
  readonly page: Page;
  readonly host: HostOptions;
  readonly limits: Limits;
  readonly signatures: Signatures;
  readonly telemetry: Telemetry;
  readonly refresh: () => Promise<void>;
}

export function createInstallations(options: InstallationsOptions): Installations {
  const { page, host, limits, signatures, telemetry, refresh } = options;
  const running = new Map<string, RunningPlugin>();
  const open = openInFrame(host.sandboxUrl, limits);
  let lastRoot = 0;

  function runningFor(contribution: Contribution): RunningPlugin {
    const { installationId } = contribution;
    const found = running.get(installationId);
    if (found?.fingerprint === fingerprint(contribution)) return found;
    if (found) end(found, REPLACED);
    const assertRunnable = assertNotDenied;
    const parts = { host, limits, open, signatures, telemetry, refresh, loadCode, assertRunnable };
    const started = startPlugin(contribution, parts);
    running.set(installationId, started);
    return started;
  }

  /** Signature and code travel at the same time; neither is worth anything without the other. */
  async function loadCode(installation: Contribution): Promise<string> {
    const [code] = await Promise.all([fetchCode(installation), signatures.assertSigned(installation)]);
    return code;
  }

  async function fetchCode({ bundle, installationId }: Contribution): Promise<string> {
    if (!bundle) throw new SandboxError('NO_BUNDLE', 'This plugin has no code for pages.');
    const { endpoint, getToken } = host;
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

  function end(one: RunningPlugin, state: MountState): void {
    running.delete(one.installation.installationId);
    one.supervisor.stop(state);
  }

  return {
    mount(contribution, input) {
      const { supervisor, roots } = runningFor(contribution);
      const root = ++lastRoot;
      const allowed = allowlistOf(page.surface, contribution.extensionPoint, host.components);
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
    async prepare(contribution) {
      const { supervisor } = runningFor(contribution);
      supervisor.prepare();
      await waitFor(supervisor.state, ({ status }) => status !== 'booting', limits.bootMs);
    },
    async invoke(contribution, args, context, timeoutMs) {
      const { handler } = contribution;
      if (handler === null) throw new SandboxError('NO_HANDLER', 'This contribution has no handler.');
      assertNotDenied(contribution);
      // It may run already, started by an answer that granted less than this one claims.
      await signatures.assertSigned(contribution);
      return runningFor(contribution).supervisor.invoke(handler, args, context, timeoutMs);
    },
    refuse({ installationId, handler }, fields) {
      if (handler !== null) running.get(installationId)?.supervisor.refuse(handler, fields);
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
    follow() {
      const resolved = page.resolution.get()?.contributions ?? [];
      for (const one of [...running.values()]) {
        const { installationId } = one.installation;
        const named = resolved.filter((contribution) => contribution.installationId === installationId);
        const same = named.find((contribution) => fingerprint(contribution) === one.fingerprint);
        if (same) one.follow(same);
        else end(one, named.length === 0 ? UNINSTALLED : REPLACED);
      }
    },
    endAll() {
      for (const one of [...running.values()]) end(one, UNINSTALLED);
    },
  };
}

const UNINSTALLED: MountState = { status: 'revoked', message: 'This plugin is not installed here any more.' };
const REPLACED: MountState = { status: 'revoked', message: 'This plugin was updated.' };
