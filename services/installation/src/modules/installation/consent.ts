/** What a person agreed to, once and for ever. */
export interface Consent {
  id: string;
  installationId: string;
  versionId: string;
  permissionDigest: string;
  permissions: string[];
  origins: string[];
  byActor: string;
  at: Date;
}
