import { generateKeyPairSync } from 'node:crypto';
import type { HostScope, Role, Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import {
  channelMoved,
  marketplaceCreated,
  pluginChanged,
  publisherChanged,
  versionChanged,
} from '@guildhall/schema';
import { aManifest, aPlugin, aSurface, aVersion, HOST_KEY, type ManifestWish } from './builders.ts';
import type { Harness } from './harness.ts';
import { sessionOf } from './sessions.ts';

export const ACME: HostScope = { host: HOST_KEY, organization: 'acme' };

export function aPublicKey(): Record<string, unknown> {
  return { ...generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'EdDSA' };
}

export type World = Awaited<ReturnType<typeof aWorld>>;

/** A marketplace with a host and its surface; plugins come one by one. */
export async function aWorld(harness: Harness) {
  const marketplaceId = newId('marketplace');
  const as = (roles: Role[], scope: HostScope | null = null): Session =>
    sessionOf(marketplaceId, roles, scope);
  const owner = as(['owner']);
  const admin = as(['orgAdmin'], ACME);
  const user = as(['endUser'], ACME);
  const market = {
    id: marketplaceId,
    slug: 'm',
    name: 'M',
    state: 'ACTIVE' as const,
    ownerActorId: 'act_o',
    rev: 1,
  };
  await harness.hear(marketplaceId, marketplaceCreated, marketplaceId, 1, market);
  const publisher = { id: 'pub_orchard', slug: 'orchard', name: 'Orchard', state: 'ACTIVE' as const, rev: 1 };
  const details = { namespaces: ['orchard'], members: [] };
  await harness.hear(marketplaceId, publisherChanged, publisher.id, 1, { ...publisher, ...details });
  const registered = await harness.ask(
    owner,
    `mutation ($input: RegisterHostInput!) { registerHost(input: $input) { host { id rev } userErrors { message } } }`,
    {
      input: {
        ...{ key: HOST_KEY, name: 'CRM', issuer: 'https://crm.example', origins: ['https://crm.example'] },
        jwks: { keys: [aPublicKey()] },
      },
    },
  );
  const hostId = String(registered.data.registerHost.host.id);
  let channelRev = 0;

  const world = {
    ...{ marketplaceId, hostId, owner, admin, user, as },
    ask: (session: Session, query: string, variables?: Record<string, unknown>) =>
      harness.ask(session, query, variables),
    publishSurface: (surface: unknown) =>
      harness.ask(
        owner,
        `mutation ($input: PublishSurfaceInput!) {
          publishSurface(input: $input) { host { surface { version } } userErrors { code message field } } }`,
        { input: { hostId, surface } },
      ),
    /** Publishes a version of a plugin on its stable channel; the channel moves after the version is known. */
    async ship(pluginId: string, versionId: string, wish: ManifestWish | Manifest = {}) {
      const manifest = 'manifestVersion' in wish ? wish : aManifest(wish);
      await harness.hear(marketplaceId, pluginChanged, pluginId, 1, aPlugin(pluginId));
      await harness.hear(
        marketplaceId,
        versionChanged,
        versionId,
        1,
        aVersion(versionId, pluginId, manifest),
      );
      channelRev += 1;
      const channel = { id: `${pluginId}/stable`, pluginId, name: 'stable', versionId, rev: channelRev };
      await harness.hear(marketplaceId, channelMoved, channel.id, channelRev, channel);
      await harness.runTasks(marketplaceId);
    },
    async install(pluginId: string, changes: Record<string, unknown> = {}, session = admin) {
      const { data, errors } = await harness.ask(
        session,
        `mutation ($input: InstallInput!) { installPlugin(input: $input) { installation { ${SHOWN} } userErrors { code message field } } }`,
        { input: { pluginId, scope: ACME, ...changes } },
      );
      return { ...data?.installPlugin, errors };
    },
    async act(name: string, input: Record<string, unknown>, session = admin) {
      const type = TYPES[name] ?? 'InstallationActionInput';
      const { data, errors } = await harness.ask(
        session,
        `mutation ($input: ${type}!) { ${name}(input: $input) { installation { ${SHOWN} } userErrors { code message field } } }`,
        { input },
      );
      return { ...data?.[name], errors };
    },
    /** Installs, and agrees to whatever is asked. */
    async installed(pluginId: string, changes: Record<string, unknown> = {}, optional: string[] = []) {
      const { installation, userErrors } = await this.install(pluginId, changes);
      if (!installation) throw new Error(JSON.stringify(userErrors));
      if (installation.state === 'ACTIVE') return installation;
      const { permissionDigest } = installation.pendingUpdate;
      const input = { installationId: installation.id, permissionDigest, optional };
      const consented = await this.act('consentToInstallation', input);
      if (!consented.installation) throw new Error(JSON.stringify(consented));
      return consented.installation;
    },
    async resolve(changes: Record<string, unknown> = {}, session = user) {
      const { data, errors } = await harness.ask(
        session,
        `query ($scope: ScopeInput!, $points: [String!]) { resolveContributions(scope: $scope, extensionPoints: $points) {
          etag feedSeq epoch validUntil contributions { key installationId pluginId versionId releaseDigest title kind
            extensionPoint order grants settings warned when bundle { url sha256 bytes } } } }`,
        { scope: ACME, ...changes },
      );
      return { ...data?.resolveContributions, errors };
    },
  };
  await world.publishSurface(aSurface());
  return world;
}

const TYPES: Record<string, string> = {
  consentToInstallation: 'ConsentInput',
  changeSettings: 'ChangeSettingsInput',
};

const SHOWN = `id state rev grants settings availableActions lock { version { id } versionString }
  runnable { ok reasons { code } } consent { permissions origins }
  pendingUpdate { version { id } permissionDigest changeClass
    permissions { name title description purpose required added } origins { origin required added } }`;
