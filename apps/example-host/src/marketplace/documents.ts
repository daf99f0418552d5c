const CONSENT = `
  version { id factSheet { permissions { name declared observed } origins { name declared observed } capabilities } }
  versionString permissionDigest changeClass
  permissions { name title description sensitivity purpose required added }
  origins { origin purpose userData required added }`;

const LISTING = 'title summary icon categories';

const INSTALLATION = `
  id rev state settings grants availableActions
  plugin { id name listing { ${LISTING} } }
  lock { versionString version { id manifest } }
  runnable { ok reasons { code message } }
  consent { permissionDigest }
  pendingUpdate { ${CONSENT} }`;

const mutation = (name: string, input: string): string => `mutation Fernhill_${name}($input: ${input}!) {
  ${name}(input: $input) { installation { ${INSTALLATION} } userErrors { code message field } }
}`;

export const PLUGINS = `query Fernhill_plugins($search: String, $first: Int, $after: String, $scope: ScopeInput!) {
  plugins(search: $search, first: $first, after: $after) {
    nodes { id name installCount publisher { name } listing { ${LISTING} } installability(scope: $scope) { action } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const PLUGIN = `query Fernhill_plugin($id: ID!, $scope: ScopeInput!) {
  plugin(id: $id) {
    id name installCount publisher { name }
    listing { ${LISTING} description }
    installability(scope: $scope) { action reasons { code message } consent { ${CONSENT} } }
  }
}`;

export const INSTALLATIONS = `query Fernhill_installations($scope: ScopeInput!, $first: Int, $after: String) {
  installations(scope: $scope, first: $first, after: $after) {
    nodes { ${INSTALLATION} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const EXPLAIN = `query Fernhill_explain($pluginId: ID!, $contribution: String!, $scope: ScopeInput!) {
  explainContribution(pluginId: $pluginId, contribution: $contribution, scope: $scope) {
    shown stages { name ok message }
  }
}`;

export const REQUEST_INSTALL = `mutation Fernhill_requestInstall($input: InstallInput!) {
  requestInstall(input: $input) { request { id } userErrors { code message field } }
}`;

export const INSTALL = mutation('installPlugin', 'InstallInput');
export const CONSENT_TO = mutation('consentToInstallation', 'ConsentInput');
export const CHANGE_SETTINGS = mutation('changeSettings', 'ChangeSettingsInput');
export const UNINSTALL = mutation('uninstall', 'InstallationActionInput');
export const DISABLE = mutation('disableInstallation', 'InstallationActionInput');
export const ENABLE = mutation('enableInstallation', 'InstallationActionInput');
