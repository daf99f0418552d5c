import { createHost, type Host } from '@guildhall/host-sdk';
import type { PageConfig } from '../../contract/page-config.ts';
import type { Person } from '../../contract/people.ts';
import { exampleSurface } from '../../contract/surface/index.ts';
import { toneOf } from '../kit/badge.tsx';
import { showToast } from '../kit/toast.tsx';
import { askPerson } from './permission-question.ts';
import { pluginApis } from './plugin-apis.ts';
import { pluginNameIn } from './plugin-name.ts';
import { pluginStorage } from './plugin-storage.ts';
import { recordTelemetry } from './telemetry-log.ts';

/** Brings this person's plugins onto the page. */
export function openPluginHost(config: PageConfig, person: Person, getToken: () => Promise<string>): Host {
  const nameOf = (installationId: string): string => pluginNameIn(host, installationId);
  const host: Host = createHost({
    surface: exampleSurface,
    endpoint: new URL(config.gateway.url).origin,
    getToken,
    marketplace: config.marketplace,
    ...(config.keys && { keys: config.keys }),
    scope: { host: config.host, organization: person.organization, user: person.id },
    sandboxUrl: '/sandbox/v1.html',
    apis: pluginApis(nameOf),
    services: {
      toast: (message, tone, { installationId }) => {
        showToast(`${nameOf(installationId)}: ${message}`, toneOf(tone));
      },
      requestPermission: (permission, { installationId }) => askPerson(installationId, permission),
      storage: pluginStorage(),
    },
    onTelemetry: recordTelemetry,
  });
  // Without a marketplace the CRM works as ever; what belongs to it says so where it would stand.
  host.ready.catch(() => undefined);
  return host;
}
