import { generateKeyPairSync } from 'node:crypto';
import type { HostScope, Role, Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import {
  channelMoved,
  marketplaceCreated,
  pluginChanged,
  publisherChanged,
  restrictionChanged,
  versionChanged,
  type RestrictionState,
} from '@guildhall/schema';
import { z } from 'zod';
import { installation, RESOLVE, resolution, SHOWN, userErrors, type InstallationAnswer } from './answers.ts';
import {
  aManifest,
  aPlugin,
  aRestriction,
  aSurface,
  aVersion,
  HOST_KEY,
  type ManifestWish,
} from './builders.ts';
import type { Harness } from './harness.ts';
import { sessionOf } from './sessions.ts';

export const ACME: HostScope = { host: HOST_KEY, organization: 'acme' };

export function aPublicKey(): Record<string, unknown> {
  return { ...generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'EdDSA' };
}

const registeredHost = z.object({ registerHost: z.object({ host: z.object({ id: z.string() }) }) });

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
  const hostId = registeredHost.parse(registered.data).registerHost.host.id;
  let channelRev = 0;

  const world = {
    ...{ marketplaceId, hostId, owner, admin, user, as },
    ask: (session: Session, query: string, variables?: Record<string, unknown>) =>
      harness.ask(session, query, variables),
    publishSurface: (surface: unknown, of = hostId) =>
      harness.ask(
        owner,
        `mutation ($input: PublishSurfaceInput!) {
          publishSurface(input: $input) { host { surface { version } } userErrors { code message field } } }`,
        { input: { hostId: of, surface } },
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
    /** Has a host fall back by itself, or ask. */
    setFallback: (fallback: 'ASK' | 'PREVIOUS') =>
      harness.ask(
        owner,
        `mutation ($input: SetHostFallbackInput!) {
          setHostFallback(input: $input) { host { fallback rev } userErrors { code message field } } }`,
        { input: { hostId, fallback } },
      ),
    /** What the mutation answered; a refused request has errors and nothing else. */
    async act(name: string, input: Record<string, unknown>, session = admin) {
      const type = TYPES[name] ?? 'InstallationActionInput';
      const { data, errors } = await harness.ask(
        session,
        `mutation ($input: ${type}!) {
          ${name}(input: $input) { installation { ${SHOWN} } userErrors { code message field } } }`,
        { input },
      );
      const answer = z
        .object({ installation: installation.nullable(), userErrors })
        .default({ installation: null, userErrors: [] })
        .parse(data?.[name]);
      return { ...answer, errors };
    },
    install(pluginId: string, changes: Record<string, unknown> = {}, session = admin) {
      return this.act('installPlugin', { pluginId, scope: ACME, ...changes }, session);
    },
    /** Installs, and agrees to whatever is asked. */
    async installed(
      pluginId: string,
      changes: Record<string, unknown> = {},
      optional: string[] = [],
    ): Promise<InstallationAnswer> {
      const asked = await this.install(pluginId, changes);
      if (asked.installation?.state === 'ACTIVE') return asked.installation;
      const { id: installationId, pendingUpdate } = asked.installation ?? {};
      const { permissionDigest } = pendingUpdate ?? {};
      const given = await this.act('consentToInstallation', { installationId, permissionDigest, optional });
      if (!given.installation) throw new Error(JSON.stringify([asked, given]));
      return given.installation;
    },
    async find(id: string, session = admin): Promise<InstallationAnswer | null> {
      const query = `query ($id: ID!) { installation(id: $id) { ${SHOWN} } }`;
      const { data } = await harness.ask(session, query, { id });
      return installation.nullable().parse(data?.['installation']);
    },
    async resolve(scope: Record<string, unknown> = {}, points: string[] | null = null, session = user) {
      const { data } = await harness.ask(session, RESOLVE, { scope: { ...ACME, ...scope }, points });
      return resolution.parse(data?.['resolveContributions']);
    },
    async restrict(changes: Partial<RestrictionState>) {
      await this.restrictOnly(changes);
      await harness.runTasks(marketplaceId);
    },
    /** Hears of a restriction, and leaves to others what follows from it. */
    async restrictOnly(changes: Partial<RestrictionState>) {
      const restriction = aRestriction(changes);
      await harness.hear(marketplaceId, restrictionChanged, restriction.id, restriction.rev, restriction);
    },
  };
  await world.publishSurface(aSurface());
  return world;
}

const TYPES: Record<string, string> = {
  installPlugin: 'InstallInput',
  consentToInstallation: 'ConsentInput',
  changeSettings: 'ChangeSettingsInput',
  setInstallationSecret: 'SetInstallationSecretInput',
  removeInstallationSecret: 'RemoveInstallationSecretInput',
};
