import type { HostOptions } from '../host.ts';
import { createInstallations } from '../installations.ts';
import { keepFresh } from '../keep-fresh.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { createPage, type Page } from '../page.ts';
import { createFeedReader } from '../restrictions/feed-reader.ts';
import type { TelemetryEvent } from '../telemetry.ts';
import { fetchKeys } from '../trust/fetch-keys.ts';
import { createKeyRing } from '../trust/key-ring.ts';
import { createMarketplaceCheck } from '../trust/marketplace-check.ts';
import { createSignatures } from '../trust/signatures.ts';
import { surfaceOf } from './builders.ts';

/** A page that is kept fresh outside of a browser: it mounts nothing, and a test sees what it knows. */
export interface FreshPage {
  readonly page: Page;
  /** Whether its live channel is open. */
  isLive(this: void): boolean;
  close(this: void): void;
}

export function openFreshPage(access: Pick<HostOptions, 'endpoint' | 'getToken' | 'scope'>): FreshPage {
  standInForWindow();
  const surface = surfaceOf();
  const page = createPage(surface);
  const host = { ...access, surface, sandboxUrl: '' };
  const ending = new AbortController();
  const { signal } = ending;
  let live = false;
  const telemetry = (event: TelemetryEvent): void => {
    if (event.type === 'connection') live = event.state === 'open';
  };
  const ring = createKeyRing(undefined, (fresh) => fetchKeys(access.endpoint, fresh, signal));
  const assertMarketplace = createMarketplaceCheck(undefined);
  const signatures = createSignatures({ ring, scope: access.scope, assertMarketplace, telemetry });
  const installations = createInstallations({
    ...{ page, host, limits: DEFAULT_LIMITS, signatures, telemetry },
    refresh: () => freshness.refresh(),
  });
  const freshness = keepFresh({
    ...{ page, installations, signatures, host, telemetry, signal },
    readEntry: createFeedReader(ring, assertMarketplace),
  });
  // Asked again until it is answered.
  freshness.ready.catch(() => undefined);
  return {
    page,
    isLive: () => live,
    close() {
      ending.abort();
    },
  };
}

/** Outside of a browser nobody puts a page to sleep. */
function standInForWindow(): void {
  const window = new EventTarget();
  Object.assign(globalThis, {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
  });
}
