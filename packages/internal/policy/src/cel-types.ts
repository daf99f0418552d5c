/** What rules can see, by CEL type. Kept equal to the policy input by a test. */
export const CEL_TYPES = {
  version: { id: 'string', versionString: 'string', channel: 'string' },
  plugin: { id: 'string', name: 'string', firstVersion: 'bool' },
  publisher: { id: 'string', tier: 'int', restricted: 'bool', memberCount: 'int' },
  facts: {
    checks: 'list<Check>',
    findings: {
      critical: 'int',
      high: 'int',
      medium: 'int',
      low: 'int',
      info: 'int',
      byRule: 'map<string, int>',
      byThreat: 'map<string, int>',
      new: {
        critical: 'int',
        high: 'int',
        medium: 'int',
        low: 'int',
        info: 'int',
        byThreat: 'map<string, int>',
      },
    },
    permissions: {
      required: 'list<string>',
      optional: 'list<string>',
      highSensitivity: 'list<string>',
      added: 'list<string>',
      undeclared: 'list<string>',
      unused: 'list<string>',
    },
    origins: {
      required: 'list<string>',
      optional: 'list<string>',
      added: 'list<string>',
      undeclared: 'list<string>',
      userData: 'list<string>',
      unused: 'list<string>',
    },
    sizes: { gzipBytes: 'int', sourceBytes: 'int', files: 'int' },
    dependencies: 'int',
    changeClass: 'string',
    drift: { changeClass: 'string', axes: 'list<string>' },
    provenance: {
      signer: 'string',
      signerBefore: 'string',
      trustedPublisher: {
        issuer: 'string',
        subject: 'string',
        repository: 'string',
        workflow: 'string',
        ref: 'string',
      },
      builtFrom: { repository: 'string', workflow: 'string', ref: 'string', commit: 'string' },
      sigstore: { state: 'string', subject: 'string', issuer: 'string' },
    },
    packages: {
      bundled: 'int',
      pinned: 'int',
      licences: 'list<string>',
      refusedLicences: 'list<string>',
      unlicensed: 'list<string>',
      advisories: { critical: 'int', high: 'int', medium: 'int', low: 'int' },
      malicious: 'list<string>',
    },
  },
  history: {
    publishedVersions: 'int',
    rejectedVersions: 'int',
    lastPublishedAt: 'google.protobuf.Timestamp',
  },
  reach: { installations: 'int', organizations: 'int' },
  auditSample: { perMille: 'int', drawn: 'bool' },
  settings: 'map<string, dyn>',
  now: 'google.protobuf.Timestamp',
} as const;

export const CHECK_TYPE = { name: 'string', required: 'bool', state: 'string' } as const;

/** Every name a rule may write, for suggestions. */
export const CEL_NAMES: readonly string[] = [...namesOf(CEL_TYPES), ...Object.keys(CHECK_TYPE)];

function namesOf(types: object): string[] {
  return Object.entries(types).flatMap(([name, type]: [string, unknown]) =>
    typeof type === 'object' && type !== null ? [name, ...namesOf(type)] : [name],
  );
}
