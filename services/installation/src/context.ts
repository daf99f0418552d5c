import type { Ground, Unit, UnitContext } from '@guildhall/service-runtime';
import type { Tx } from './database.ts';
import { loadersOf, type Loaders, type Sources } from './loaders.ts';
import { catalogRepository } from './modules/catalog/catalog.repository.ts';
import { epochRepository, type EpochRepository } from './modules/epoch/epoch.repository.ts';
import { hostRepository } from './modules/host/host.repository.ts';
import { consentRepository } from './modules/installation/consent.repository.ts';
import { installationRepository } from './modules/installation/installation.repository.ts';
import { transitionRepository } from './modules/installation/transition.repository.ts';
import { requestRepository, type RequestRepository } from './modules/request/install-request.repository.ts';
import { historyRepository, type HistoryRepository } from './modules/resolution/history.repository.ts';
import {
  resolutionRepository,
  type ResolutionRepository,
} from './modules/resolution/resolution.repository.ts';
import { secretRepository, type SecretRepository } from './modules/secret/secret.repository.ts';
import { slotRepository, type SlotRepository } from './modules/slot/slot.repository.ts';
import { fallbackRepository } from './modules/fallback/fallback.repository.ts';
import { restrictionRepository } from './modules/restriction/restriction.repository.ts';
import { ruleRepository } from './modules/rule/rule.repository.ts';

/** What the ground of the process lends to a use case. */
export type Means = Pick<Ground, 'signer' | 'sealer' | 'actorSecret'>;

/** What a use case may touch. */
export interface Context extends UnitContext, Sources, Means {
  epochs: EpochRepository;
  requests: RequestRepository;
  secrets: SecretRepository;
  slots: SlotRepository;
  resolution: ResolutionRepository;
  history: HistoryRepository;
  load: Loaders;
}

export function contextOf(unit: Unit<Tx>, { signer, sealer, actorSecret }: Means): Context {
  const { tx, session, now, outbox, inbox, due, audit, mutations, announce, afterCommit } = unit;
  const of = <Repository>(open: (tx: Tx, marketplaceId: string) => Repository) =>
    open(tx, session.marketplaceId);
  const sources: Sources = {
    catalog: of(catalogRepository),
    hosts: of(hostRepository),
    installations: of(installationRepository),
    consents: of(consentRepository),
    rules: of(ruleRepository),
    restrictions: of(restrictionRepository),
    fallbacks: of(fallbackRepository),
    transitions: of(transitionRepository),
  };
  return {
    ...{ session, now, outbox, inbox, due, audit, mutations, announce, afterCommit, ...sources },
    ...{ signer, sealer, actorSecret },
    epochs: of(epochRepository),
    requests: of(requestRepository),
    secrets: of(secretRepository),
    slots: of(slotRepository),
    resolution: of(resolutionRepository),
    history: of(historyRepository),
    load: loadersOf(sources),
  };
}
