import { defineEvent } from '@guildhall/messaging';
import * as state from './states.ts';

/*
 * Everything services tell each other. A consumer upserts the whole state guarded by its rev; what it does beyond
 * that stands beside each event.
 */

/** governance: policy pack, feed at 0 · installation: epoch row · forge: check profile; each answers `marketplacePrepared`. */
export const marketplaceCreated = defineEvent({
  name: 'catalog.marketplace.created',
  consumers: ['governance', 'installation', 'forge'],
  state: state.marketplace,
});

/** catalog: ACTIVE when governance, installation and forge have all answered. */
export const marketplacePrepared = {
  governance: preparedBy('governance'),
  installation: preparedBy('installation'),
  forge: preparedBy('forge'),
};

export const publisherChanged = defineEvent({
  name: 'catalog.publisher.changed',
  consumers: ['governance', 'installation', 'forge'],
  state: state.publisher,
});

export const pluginChanged = defineEvent({
  name: 'catalog.plugin.changed',
  consumers: ['governance', 'installation', 'forge'],
  state: state.plugin,
});

/** forge: SUBMITTED starts a run, WITHDRAWN cancels · governance: EVALUATING decides · installation: PUBLISHED, YANKED. */
export const versionChanged = defineEvent({
  name: 'catalog.version.changed',
  consumers: ['forge', 'governance', 'installation'],
  state: state.version,
});

/** installation: plans updates. */
export const channelMoved = defineEvent({
  name: 'catalog.channel.moved',
  consumers: ['installation'],
  state: state.channel,
});

/** catalog: CHECKING. */
export const runStarted = defineEvent({
  name: 'forge.run.started',
  consumers: ['catalog'],
  state: state.runStarted,
});

/** catalog: EVALUATING or CHECK_ERROR, digests sealed · governance: keeps facts. */
export const runConcluded = defineEvent({
  name: 'forge.run.concluded',
  consumers: ['catalog', 'governance'],
  state: state.runConcluded,
});

/** governance: asks a person. What is told is what one import found; who missed it reads `affectedVersions`. */
export const versionAffected = defineEvent({
  name: 'forge.version.affected',
  consumers: ['governance'],
  state: state.versionAffected,
});

/** catalog: applies the verdict if the version's rev still fits. */
export const decisionMade = defineEvent({
  name: 'governance.decision.made',
  consumers: ['catalog'],
  state: state.decision,
});

/** catalog: timeline, IN_REVIEW ↔ CHANGES_REQUESTED. */
export const caseChanged = defineEvent({
  name: 'governance.case.changed',
  consumers: ['catalog'],
  state: state.reviewCase,
});

/** installation: projection and epoch · catalog: availability, channels, listings · forge: denied digests. */
export const restrictionChanged = defineEvent({
  name: 'governance.restriction.changed',
  consumers: ['installation', 'catalog', 'forge'],
  urgent: true,
  state: state.restriction,
});

/** forge: what functions may use. */
export const settingsChanged = defineEvent({
  name: 'governance.settings.changed',
  consumers: ['forge'],
  state: state.settings,
});

/** forge: which engine runs a publisher's functions. */
export const trustChanged = defineEvent({
  name: 'governance.trust.changed',
  consumers: ['catalog', 'forge'],
  state: state.trust,
});

/** forge: validates manifests against it · catalog: compatibility. */
export const surfacePublished = defineEvent({
  name: 'installation.surface.published',
  consumers: ['forge', 'catalog'],
  state: state.surface,
});

/** catalog: whose tokens the trust bundle vouches for. */
export const hostChanged = defineEvent({
  name: 'installation.host.changed',
  consumers: ['catalog'],
  state: state.host,
});

/** governance: reach · catalog: install counts · forge: what its functions may run, with which grants and secrets. */
export const installationChanged = defineEvent({
  name: 'installation.installation.changed',
  consumers: ['governance', 'catalog', 'forge'],
  state: state.installation,
});

function preparedBy(service: string) {
  return defineEvent({
    name: `${service}.marketplace.prepared`,
    consumers: ['catalog'],
    state: state.prepared,
  });
}
