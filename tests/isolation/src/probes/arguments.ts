type Ids = Readonly<Record<string, string>>;

const place = { host: 'marked', organization: 'fernhill' };
const workspace = { ...place, workspace: 'w1' };

/** The arguments with which a field finds what the world planted. A required argument without an entry fails by name. */
export const ARGUMENTS: Record<string, (ids: Ids) => Record<string, unknown>> = {
  'Query.plugin': ({ plugin }) => ({ id: plugin }),
  'Query.publisher': ({ publisher }) => ({ id: publisher }),
  'Query.version': ({ version }) => ({ id: version }),
  // Two releases at least are in the log by then.
  'Query.consistencyProof': () => ({ from: 1, to: 2 }),
  'Query.artifact': ({ sourceDigest }) => ({ sha256: sourceDigest }),
  'Query.advisory': () => ({ id: 'MARKED-2026-1' }),
  'Query.customRule': ({ customRule }) => ({ id: customRule }),
  'Query.decision': ({ decision }) => ({ id: decision }),
  // Stricter than whatever the owner has in force, so that every decision would end otherwise.
  'Query.simulatePolicy': () => ({ draft: { rules: [], defaultVerdict: 'REJECT' }, first: 100 }),
  'Query.reviewCase': ({ case: id }) => ({ id }),
  'Query.restriction': ({ restriction }) => ({ id: restriction }),
  'Query.restrictions': ({ version }) => ({ targetId: version }),
  'Query.restrictionImpact': ({ plugin }) => ({ target: { type: 'PLUGIN', id: plugin } }),
  'Query.auditEntries': ({ case: id }) => ({ subjectId: id }),
  'Query.host': ({ host }) => ({ id: host }),
  'Query.installation': ({ installation }) => ({ id: installation }),
  'Query.invocation': ({ invocation }) => ({ id: invocation }),
  'Query.functionLogs': ({ installation }) => ({ installationId: installation }),
  'Query.sharedLogs': ({ plugin }) => ({ pluginId: plugin }),
  'Query.installations': ({ plugin }) => ({ pluginId: plugin }),
  'Query.installRequests': () => ({ scope: workspace }),
  'Query.installRules': () => ({ scope: workspace }),
  'Query.slotConfigurations': () => ({ scope: place }),
  'Query.resolveContributions': () => ({ scope: place }),
  'Query.explainContribution': ({ plugin }) => ({
    pluginId: plugin,
    contribution: 'view:chart',
    scope: place,
  }),
  'Plugin.version': () => ({ versionString: '1.2.0' }),
  'Plugin.installability': () => ({ scope: { ...place, workspace: 'w9' } }),
};

const stopped = { 'Query.installation': ({ stopped: id }: Ids) => ({ id }) };

/** Arguments for one field alone, where those above lead to an object on which it is null. */
export const ARGUMENTS_FOR: Record<string, typeof ARGUMENTS> = {
  'Installation.fallback': stopped,
  'InstallationFallback.version': stopped,
  'InstallationFallback.versionString': stopped,
  'InstallationFallback.releaseDigest': stopped,
  'Installability.installation': { 'Plugin.installability': () => ({ scope: place }) },
  'Installability.reasons': { 'Plugin.installability': () => ({ scope: { ...place, workspace: 'w8' } }) },
};
