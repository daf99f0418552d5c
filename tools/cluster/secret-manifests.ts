import { trustedKeysOf, type Identity } from '../../packages/internal/service-runtime/src/index.ts';
import { SUBGRAPHS } from '../../schema/read.ts';
import type { Logins } from './make-logins.ts';

/** Those whom every service believes: the gateway signs passports, services sign what they say. */
export const PARTICIPANTS = ['gateway', ...SUBGRAPHS];

interface Secret {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: { name: string; namespace: string; labels: Record<string, string> };
  type: 'Opaque';
  stringData: Record<string, string>;
}

/** A manifest that `kubectl create` takes. */
export interface SecretList {
  apiVersion: 'v1';
  kind: 'List';
  items: Secret[];
}

/** The Secrets that the chart names by default. Each pod reads its own: only migrations see an owner's login. */
export function secretManifests(
  { keys, actorSecret }: Identity,
  { services, queue }: Logins,
  { namespace, messaging }: { namespace: string; messaging: string },
): SecretList {
  const secret = (name: string, stringData: Record<string, string>): Secret => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `guildhall-${name}`,
      namespace,
      labels: { 'app.kubernetes.io/name': 'guildhall' },
    },
    type: 'Opaque',
    stringData,
  });
  const carrier = queue?.url ?? messaging;
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      secret('identity', {
        TRUSTED_KEYS: JSON.stringify(trustedKeysOf(Object.values(keys))),
        ACTOR_SECRET: actorSecret,
      }),
      secret('messaging', {
        QUEUE_URL: carrier,
        BUS_URL: carrier,
        ...(!queue && { SNAPSHOT_URL: carrier }),
      }),
      secret('gateway', { SIGNING_KEY: JSON.stringify(keys['gateway']) }),
      ...SUBGRAPHS.flatMap((name) => [
        secret(name, {
          SIGNING_KEY: JSON.stringify(keys[name]),
          DATABASE_URL: services[name].app.url,
          COURIER_DATABASE_URL: services[name].courier.url,
        }),
        secret(`${name}-owner`, { OWNER_DATABASE_URL: services[name].owner.url }),
      ]),
    ],
  };
}
