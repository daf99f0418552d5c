import { CONSENT, INSTALLATION, installationChange, LISTING } from './document-parts.ts';

export * from '../manage/documents.ts';

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

export const EXPLAIN = `query Fernhill_explain($pluginId: ID!, $contribution: String!, $scope: ScopeInput!, $at: DateTime) {
  explainContribution(pluginId: $pluginId, contribution: $contribution, scope: $scope, at: $at) {
    shown stages { name ok message }
  }
}`;

export const REQUEST_INSTALL = `mutation Fernhill_requestInstall($input: InstallInput!) {
  requestInstall(input: $input) { request { id } userErrors { code message field } }
}`;

export const INSTALL = installationChange('installPlugin', 'InstallInput');
export const CONSENT_TO = installationChange('consentToInstallation', 'ConsentInput');
export const CHANGE_SETTINGS = installationChange('changeSettings', 'ChangeSettingsInput');
export const UNINSTALL = installationChange('uninstall', 'InstallationActionInput');
export const DISABLE = installationChange('disableInstallation', 'InstallationActionInput');
export const ENABLE = installationChange('enableInstallation', 'InstallationActionInput');
