/** What a page shows. Gateways know it by its hash. */
export const RESOLVE_CONTRIBUTIONS = `query ResolveContributions($scope: ScopeInput!, $points: [String!]) {
  resolveContributions(scope: $scope, extensionPoints: $points) {
    etag feedSeq epoch validUntil
    contributions {
      key installationId pluginId pluginName versionId publisherId releaseDigest extensionPoint kind title module
      handler when order detail bundle { url sha256 bytes } grants settings warned
    }
  }
}`;
