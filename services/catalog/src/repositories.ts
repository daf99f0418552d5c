import type { Unit } from '@guildhall/service-runtime';
import type { Tx } from './database.ts';
import { ActorRepository } from './modules/identity/actor.repository.ts';
import { ApiKeyRepository } from './modules/identity/api-key.repository.ts';
import { IssuerRepository } from './modules/identity/issuer.repository.ts';
import { RoleRepository } from './modules/identity/role.repository.ts';
import { TrustBundleRepository } from './modules/identity/trust-bundle.repository.ts';
import { InstallationRepository } from './modules/installation/installation.repository.ts';
import { SurfaceRepository } from './modules/installation/surface.repository.ts';
import { DirectoryRepository } from './modules/marketplace/directory.repository.ts';
import { MarketplaceRepository } from './modules/marketplace/marketplace.repository.ts';
import { ChannelRepository } from './modules/plugin/channel.repository.ts';
import { PluginRepository } from './modules/plugin/plugin.repository.ts';
import { PublishableKeyRepository } from './modules/publishable-key/publishable-key.repository.ts';
import { PublisherRepository } from './modules/publisher/publisher.repository.ts';
import { TrustRepository } from './modules/publisher/trust.repository.ts';
import { RestrictionRepository } from './modules/restriction/restriction.repository.ts';
import { TransitionRepository } from './modules/timeline/transition.repository.ts';
import { TrustedPublisherRepository } from './modules/trusted-publisher/trusted-publisher.repository.ts';
import { ReviewCaseRepository } from './modules/version/review-case.repository.ts';
import { VersionRepository } from './modules/version/version.repository.ts';

export type Repositories = ReturnType<typeof repositoriesOf>;

/** The tables of one marketplace, as one transaction sees them. */
export function repositoriesOf({ tx, session: { marketplaceId } }: Unit<Tx>) {
  return {
    actors: new ActorRepository(tx, marketplaceId),
    apiKeys: new ApiKeyRepository(tx, marketplaceId),
    cases: new ReviewCaseRepository(tx, marketplaceId),
    channels: new ChannelRepository(tx, marketplaceId),
    directory: new DirectoryRepository(tx),
    installations: new InstallationRepository(tx, marketplaceId),
    issuers: new IssuerRepository(tx, marketplaceId),
    marketplaces: new MarketplaceRepository(tx, marketplaceId),
    plugins: new PluginRepository(tx, marketplaceId),
    publishableKeys: new PublishableKeyRepository(tx, marketplaceId),
    publishers: new PublisherRepository(tx, marketplaceId),
    restrictions: new RestrictionRepository(tx, marketplaceId),
    roles: new RoleRepository(tx, marketplaceId),
    surfaces: new SurfaceRepository(tx, marketplaceId),
    transitions: new TransitionRepository(tx, marketplaceId),
    trust: new TrustRepository(tx, marketplaceId),
    trustBundles: new TrustBundleRepository(tx, marketplaceId),
    trustedPublishers: new TrustedPublisherRepository(tx, marketplaceId),
    versions: new VersionRepository(tx, marketplaceId),
  };
}
