import { emitEvent } from './events/emit-event.ts';
import { startInterceptors } from './events/start-interceptors.ts';
import { createEventFunctions } from './functions/event-functions.ts';
import type { Host, HostOptions } from './host.ts';
import { createInstallations } from './installations.ts';
import { keepFresh } from './keep-fresh.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { createPage } from './page.ts';
import { explain } from './resolution/select.ts';
import { createFeedReader } from './restrictions/feed-reader.ts';
import { SandboxError } from './sandbox/sandbox-error.ts';
import { changeSettings } from './settings/change-settings.ts';
import { settingsView } from './settings/settings-view.ts';
import type { TelemetryEvent } from './telemetry.ts';
import { fetchKeys } from './trust/fetch-keys.ts';
import { createKeyRing } from './trust/key-ring.ts';
import { createMarketplaceCheck } from './trust/marketplace-check.ts';
import { createSignatures } from './trust/signatures.ts';
import { commandsView, findCommand, menuView, pagesView, pageView, slotView } from './views.ts';

/** Opens a marketplace in this page: resolves what is contributed, runs it, and takes away what must not run. */
export function createHost(options: HostOptions): Host {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const telemetry = (event: TelemetryEvent): void => options.onTelemetry?.(event);
  const ending = new AbortController();
  const page = createPage(options.surface, options.onStale);
  const { endpoint, getToken, scope, marketplace, keys } = options;
  const ring = createKeyRing(keys, (fresh) => fetchKeys(endpoint, fresh, ending.signal));
  // Asked for beside the first answer, so that nothing waits for them afterwards; who needs them asks again.
  ring.keysOf('').catch(() => undefined);
  const assertMarketplace = createMarketplaceCheck(marketplace);
  const signatures = createSignatures({ ring, scope, assertMarketplace, telemetry });
  const installations = createInstallations({
    ...{ page, host: options, limits, signatures, telemetry },
    refresh: () => freshness.refresh(),
  });
  const functions = createEventFunctions(page, options, telemetry);
  const freshness = keepFresh({
    ...{ page, installations, signatures, host: options, telemetry, signal: ending.signal },
    readEntry: createFeedReader(ring, assertMarketplace),
  });
  const answered = freshness.ready.catch(() => undefined);
  ending.signal.addEventListener('abort', startInterceptors(page, installations));

  return {
    ready: freshness.ready,
    context: page.context,
    epoch: page.epoch,
    slot: (id, context) => slotView(page, id, context),
    menu: (id, context) => menuView(page, id, context),
    commands: () => commandsView(page),
    pages: () => pagesView(page),
    page: (pluginId, id) => pageView(page, pluginId, id),
    settings: (installationId) => settingsView(page, installationId),
    async changeSettings(installationId, values) {
      const refused = await changeSettings({ endpoint, getToken }, installationId, values, ending.signal);
      if (refused.length === 0) await freshness.refresh();
      return refused;
    },
    async execute(command, args = null, context = {}) {
      const contribution = findCommand(page, command);
      if (!contribution) throw new SandboxError('UNKNOWN_COMMAND', `There is no command "${command}" here.`);
      return installations.invoke(contribution, args, { ...page.context.get(), ...context }, limits.callMs);
    },
    emit: (event, payload) =>
      emitEvent(event, payload, { page, installations, functions, telemetry, answered }),
    mount: (contribution, input = {}) => installations.mount(contribution, input),
    explain: (contribution, context) => [
      ...explain(contribution, page.selection(context)),
      signatures.explain(contribution),
    ],
    refresh: () => freshness.refresh(),
    dispose() {
      ending.abort();
      installations.endAll();
    },
  };
}
