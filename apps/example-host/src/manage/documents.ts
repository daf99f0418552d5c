import { INSTALLATION as FIELDS, installationChange, LISTING } from '../marketplace/document-parts.ts';

const PLUGIN = `plugin { id name listing { ${LISTING} } }`;
const REQUEST = `id rev state reason at ${PLUGIN}`;
const RULE = 'id rev effect pluginId publisherId scope { organization workspace }';
const SLOT = 'extensionPoint rev entries { pluginId order hidden }';
const RUN = 'id function trigger state outcome message startedAt wallMs cpuMs fetches';
const PAGE = 'pageInfo { hasNextPage endCursor }';

const mutation = (
  name: string,
  input: string,
  answer: string,
): string => `mutation Fernhill_${name}($input: ${input}!) {
  ${name}(input: $input) { ${answer} userErrors { code message field } }
}`;

export const INSTALL_REQUESTS = `query Fernhill_installRequests(
  $scope: ScopeInput!, $state: InstallRequestState, $first: Int, $after: String
) {
  installRequests(scope: $scope, state: $state, first: $first, after: $after) { nodes { ${REQUEST} } ${PAGE} }
}`;
export const APPROVE_REQUEST = mutation(
  'approveInstallRequest',
  'InstallRequestActionInput',
  `request { ${REQUEST} }`,
);
export const DENY_REQUEST = mutation(
  'denyInstallRequest',
  'InstallRequestActionInput',
  `request { ${REQUEST} }`,
);

export const INSTALL_RULES = `query Fernhill_installRules($scope: ScopeInput!) {
  installRules(scope: $scope) { ${RULE} }
}`;
export const SET_RULE = mutation('setInstallRule', 'SetInstallRuleInput', `rule { ${RULE} }`);
export const PLUGIN_TITLE = `query Fernhill_pluginTitle($id: ID!) { plugin(id: $id) { id name listing { title } } }`;
export const PUBLISHER_NAME = `query Fernhill_publisherName($id: ID!) { publisher(id: $id) { id name } }`;
export const PLUGIN_CHOICES = `query Fernhill_pluginChoices($search: String, $first: Int) {
  plugins(search: $search, first: $first) { nodes { id name listing { title } publisher { id name } } }
}`;

export const SLOTS = `query Fernhill_slots($scope: ScopeInput!) { slotConfigurations(scope: $scope) { ${SLOT} } }`;
export const CONFIGURE_SLOT = mutation('configureSlot', 'ConfigureSlotInput', `slot { ${SLOT} }`);

export const INSTALLATION = `query Fernhill_installation($id: ID!) {
  installation(id: $id) {
    ${FIELDS}
    installedAt
    lock { since }
    consent { at }
    secrets { name label required origins setAt }
    fallback { versionString }
  }
}`;
export const HOST_FALLBACK = `query Fernhill_hostFallback { hosts { key fallback } }`;
export const UPDATE = installationChange('updateInstallation', 'InstallationActionInput');
export const FALL_BACK = installationChange('fallBackInstallation', 'InstallationActionInput');
export const SET_SECRET = installationChange('setInstallationSecret', 'SetInstallationSecretInput');
export const REMOVE_SECRET = installationChange('removeInstallationSecret', 'RemoveInstallationSecretInput');

export const FUNCTIONS = `query Fernhill_functions($id: ID!) {
  installation(id: $id) {
    id
    functions { name title public }
    schedules { id function every nextAt }
    usage { invocationsThisMinute invocationsPerMinute storageBytes storageLimitBytes }
    invocations(first: 20) { nodes { ${RUN} } }
  }
}`;
export const RUNS = `query Fernhill_runs($id: ID!, $outcome: InvocationOutcome, $first: Int, $after: String) {
  installation(id: $id) { id invocations(outcome: $outcome, first: $first, after: $after) { nodes { ${RUN} } ${PAGE} } }
}`;
export const LOGS = `query Fernhill_logs($id: ID!, $level: LogLevel, $first: Int, $after: String, $since: String) {
  functionLogs(installationId: $id, level: $level, first: $first, after: $after, since: $since) {
    edges { cursor node { at level text function invocationId } } ${PAGE}
  }
}`;
