/** What a page shows. Gateways know it by its hash. */
export const RESOLVE_CONTRIBUTIONS = `query ResolveContributions($scope: ScopeInput!, $points: [String!]) {
  resolveContributions(scope: $scope, extensionPoints: $points) {
    etag feedSeq epoch validUntil
    contributions {
      key installationId pluginId pluginName versionId publisherId releaseDigest extensionPoint kind title module
      handler when order detail bundle { url sha256 bytes } grants signedManifest settings warned
    }
  }
}`;

/** Runs a public function of an installation. */
export const INVOKE_FUNCTION = `mutation InvokeFunction($input: InvokeFunctionInput!) {
  invokeFunction(input: $input) {
    invocation { outcome message }
    value
    userErrors { code message }
  }
}`;

/** Sets what a plugin lets people set. */
export const CHANGE_SETTINGS = `mutation ChangeSettings($input: ChangeSettingsInput!) {
  changeSettings(input: $input) {
    installation { id }
    userErrors { code message field }
  }
}`;

/** Asks the functions that listen to an event. */
export const EMIT_HOST_EVENT = `mutation EmitHostEvent($input: EmitHostEventInput!) {
  emitHostEvent(input: $input) {
    answers { installationId pluginId verdict reason patch outcome }
    userErrors { code message }
  }
}`;

/** What a person calls a plugin that has nothing on the page. */
export const PLUGIN_TITLE = `query PluginTitle($id: ID!) {
  plugin(id: $id) { listing { title } }
}`;
