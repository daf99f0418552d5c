type Who = 'owner' | 'reviewer' | 'publisher' | 'publisher2' | 'hostAdmin' | 'endUser';
export type Ids = Readonly<Record<string, string>>;

/** A mutation that is refused, the field that the refusal names, and what it says. */
export interface BadInput {
  what: string;
  who: Who;
  mutation: string;
  input(this: void, ids: Ids): Record<string, unknown>;
  /** Null where the whole is refused rather than a field of it; then the code says how. */
  field: string[] | null;
  code?: 'BAD_USER_INPUT' | 'FORBIDDEN' | 'CONFLICT' | 'GRAPHQL_VALIDATION_FAILED';
  says: RegExp;
}

const publisher = (slug: string, name = 'Plain Press') => ({
  who: 'publisher' as const,
  mutation: 'registerPublisher',
  input: () => ({ name, slug }),
});
const plugin = (input: Record<string, unknown>) => ({
  who: 'publisher' as const,
  mutation: 'createPlugin',
  input: (ids: Ids) => ({ publisherId: ids['publisher'], name: 'marked.plain', title: 'Plain', ...input }),
});
const version = (versionString: string) => ({
  who: 'publisher' as const,
  mutation: 'createVersion',
  input: (ids: Ids) => ({ pluginId: ids['plugin'], versionString }),
});
const upload = (input: Record<string, unknown>) => ({
  who: 'publisher' as const,
  mutation: 'createUpload',
  input: () => ({ bytes: 10, sha256: 'a'.repeat(64), ...input }),
});
const NO_ID = '0'.repeat(26);

export const BAD_INPUTS: readonly BadInput[] = [
  {
    what: 'a slug in Cyrillic letters that look Latin',
    ...publisher('m\u0430rked'),
    field: ['slug'],
    says: /lower-case letters/,
  },
  {
    what: 'a slug with a full-width letter',
    ...publisher('ｍarked'),
    field: ['slug'],
    says: /lower-case letters/,
  },
  { what: 'a slug of capitals', ...publisher('Marked'), field: ['slug'], says: /lower-case letters/ },
  { what: 'a slug of forty characters', ...publisher('a'.repeat(40)), field: ['slug'], says: /2 to 39/ },
  { what: 'a slug that is taken', ...publisher('marked-press'), field: ['slug'], says: /marked-press/ },
  {
    what: 'a name that is written backwards',
    ...publisher('plain', 'Press \u202egnp'),
    field: ['name'],
    says: /U\+202E/,
  },
  {
    what: 'a name with a zero-width space',
    ...publisher('plain', 'Pre\u200bss'),
    field: ['name'],
    says: /U\+200B/,
  },
  {
    what: 'a name with a NUL',
    ...publisher('plain', 'Pre\u0000ss'),
    field: null,
    code: 'BAD_USER_INPUT',
    says: /at input\.name holds NUL \(U\+0000\)/,
  },
  { what: 'a name of nothing', ...publisher('plain', ' \u3000 '), field: ['name'], says: /text|characters/ },
  {
    what: 'a name of ten thousand letters',
    ...publisher('plain', 'a'.repeat(10_000)),
    field: ['name'],
    says: /characters/,
  },
  {
    what: 'a title with a tag character',
    ...plugin({ title: 'Plain\u{e0041}' }),
    field: ['title'],
    says: /U\+E0041/,
  },
  {
    what: 'a plugin outside its publisher’s namespaces',
    ...plugin({ name: 'sunny.plain' }),
    field: ['name'],
    says: /sunny/,
  },
  {
    what: 'a plugin name without a namespace',
    ...plugin({ name: 'plain' }),
    field: ['name'],
    says: /namespace|\./,
  },
  {
    what: 'a plugin name that is taken',
    ...plugin({ name: 'marked.chart' }),
    field: ['name'],
    says: /marked\.chart/,
  },
  {
    what: 'a publisher that is nobody',
    ...plugin({ publisherId: `pub_${NO_ID}` }),
    field: ['publisherId'],
    says: /publisher/,
  },
  {
    what: 'a publisher whose id is a path',
    ...plugin({ publisherId: '../../etc' }),
    field: ['publisherId'],
    says: /publisher/,
  },
  {
    what: 'somebody else’s publisher',
    ...plugin({}),
    who: 'reviewer',
    field: ['publisherId'],
    says: /no such publisher/,
  },
  {
    what: 'a plugin made by a user of a host, who sees another face of the graph',
    ...plugin({}),
    who: 'endUser',
    field: null,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /^Unknown type "CreatePluginInput"\.$/,
  },
  {
    what: 'an icon that is a script',
    who: 'publisher',
    mutation: 'editListing',
    input: ({ plugin: pluginId }) => ({ pluginId, icon: 'javascript:alert(1)' }),
    field: ['icon'],
    says: /https/,
  },
  {
    what: 'a category that does not exist',
    who: 'publisher',
    mutation: 'editListing',
    input: ({ plugin: pluginId }) => ({ pluginId, categories: ['nonsense'] }),
    field: ['categories'],
    says: /nonsense/,
  },
  {
    what: 'a state that has moved on',
    who: 'publisher',
    mutation: 'editListing',
    input: ({ plugin: pluginId }) => ({ pluginId, title: 'Plain', expectedRev: 1 }),
    field: ['expectedRev'],
    code: 'CONFLICT',
    says: /changed|read/i,
  },
  { what: 'a version that exists', ...version('1.0.0'), field: ['versionString'], says: /1\.0\.0/ },
  { what: 'a version with a leading v', ...version('v1.2.3'), field: ['versionString'], says: /1\.2\.3/ },
  {
    what: 'a version with build metadata',
    ...version('1.2.3+4'),
    field: ['versionString'],
    says: /metadata/,
  },
  {
    what: 'a version beyond all integers',
    ...version('99999999999999999999.0.0'),
    field: ['versionString'],
    says: /SemVer/,
  },
  { what: 'an upload of nothing', ...upload({ bytes: 0 }), field: ['bytes'], says: /at least one byte/ },
  {
    what: 'an upload of minus one byte',
    ...upload({ bytes: -1 }),
    field: ['bytes'],
    says: /at least one byte/,
  },
  {
    what: 'an upload of two gigabytes',
    ...upload({ bytes: 2 ** 31 - 1 }),
    field: ['bytes'],
    says: /at most/,
  },
  {
    what: 'an upload whose digest is none',
    ...upload({ sha256: 'no digest' }),
    field: ['sha256'],
    says: /64/,
  },
  {
    what: 'a receipt that somebody made up',
    who: 'publisher',
    mutation: 'submitVersion',
    input: ({ draft }) => ({ versionId: draft, uploadReceipt: 'e30.e30.e30' }),
    field: ['uploadReceipt'],
    says: /not signed by Forge/,
  },
  {
    what: 'a receipt of another marketplace',
    who: 'publisher',
    mutation: 'submitVersion',
    input: ({ draft, foreignReceipt }) => ({ versionId: draft, uploadReceipt: foreignReceipt }),
    field: ['uploadReceipt'],
    says: /another marketplace/,
  },
  {
    what: 'a receipt of a colleague',
    who: 'publisher2',
    mutation: 'submitVersion',
    input: ({ draft, receipt }) => ({ versionId: draft, uploadReceipt: receipt }),
    field: ['uploadReceipt'],
    says: /somebody else/,
  },
  {
    what: 'an idempotency key of a kilobyte',
    who: 'publisher',
    mutation: 'createVersion',
    input: ({ plugin: pluginId }) => ({
      pluginId,
      versionString: '7.0.0',
      idempotencyKey: 'k'.repeat(1_000),
    }),
    field: ['idempotencyKey'],
    says: /200/,
  },
  {
    what: 'an idempotency key that was used for something else',
    who: 'publisher',
    mutation: 'createVersion',
    input: ({ plugin: pluginId }) => ({ pluginId, versionString: '7.0.0', idempotencyKey: 'used' }),
    field: ['idempotencyKey'],
    says: /another request/,
  },
  {
    what: 'a host key in capitals',
    who: 'owner',
    mutation: 'registerHost',
    input: () => ({
      key: 'Marked',
      name: 'Plain',
      origins: ['https://plain.invalid'],
      issuer: 'https://plain.invalid',
      jwks: { keys: [] },
    }),
    field: ['key'],
    says: /lower-case/,
  },
  {
    what: 'a host without keys',
    who: 'owner',
    mutation: 'registerHost',
    input: () => ({
      key: 'plain',
      name: 'Plain',
      origins: ['https://plain.invalid'],
      issuer: 'https://plain.invalid',
      jwks: { keys: [] },
    }),
    field: ['jwks'],
    says: /key/,
  },
  {
    what: 'a host with a private key',
    who: 'owner',
    mutation: 'registerHost',
    input: () => ({
      key: 'plain',
      name: 'Plain',
      origins: ['https://plain.invalid'],
      issuer: 'https://plain.invalid',
      jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'k', x: 'AAAA', d: 'AAAA' }] },
    }),
    field: ['jwks'],
    says: /private|public/,
  },
  {
    what: 'a surface with an unknown part',
    who: 'owner',
    mutation: 'publishSurface',
    input: ({ host: hostId }) => ({ hostId, surface: { version: '2.0.0', nonsense: true } }),
    field: ['surface'],
    says: /nonsense|extensionPoints/,
  },
  {
    what: 'a place outside the token',
    who: 'hostAdmin',
    mutation: 'setInstallRule',
    input: () => ({ scope: { host: 'marked', organization: 'elsewhere' }, effect: 'DENY' }),
    field: null,
    says: /elsewhere|token|place/,
  },
  {
    what: 'a rule written by a mere user',
    who: 'endUser',
    mutation: 'setInstallRule',
    input: () => ({ scope: { host: 'marked', organization: 'fernhill' }, effect: 'DENY' }),
    field: null,
    says: /rule:write/,
  },
  {
    what: 'a plugin that has nothing to install',
    who: 'hostAdmin',
    mutation: 'installPlugin',
    input: ({ plugin: pluginId }) => ({ pluginId, scope: { host: 'marked', organization: 'fernhill' } }),
    field: ['pluginId'],
    says: /./,
  },
  {
    what: 'a rule that is no CEL',
    who: 'owner',
    mutation: 'createPolicyRevision',
    input: ({ policy: policyId }) => ({
      policyId,
      rules: [{ id: 'x', title: 'x', when: 'facts.(', verdict: 'REJECT', reason: 'X' }],
      defaultVerdict: 'APPROVE',
    }),
    field: ['rules'],
    says: /x|when/,
  },
  {
    what: 'a restriction of nothing',
    who: 'reviewer',
    mutation: 'imposeRestriction',
    input: () => ({
      kind: 'WARN',
      target: { type: 'PLUGIN', id: `plg_${NO_ID}` },
      clause: 'clause',
      reason: 'reason',
    }),
    field: ['target', 'id'],
    says: /plugin/,
  },
  {
    what: 'a restriction that ended before it began',
    who: 'reviewer',
    mutation: 'imposeRestriction',
    input: ({ plugin: id }) => ({
      kind: 'WARN',
      target: { type: 'PLUGIN', id },
      clause: 'clause',
      reason: 'reason',
      expiresAt: '2001-01-01T00:00:00.000Z',
    }),
    field: ['expiresAt'],
    says: /past|future|later/,
  },
  {
    what: 'a policy written by a reviewer',
    who: 'reviewer',
    mutation: 'createPolicyRevision',
    input: ({ policy: policyId }) => ({ policyId, rules: [], defaultVerdict: 'APPROVE' }),
    field: null,
    says: /policy:write/,
  },
  {
    what: 'a restriction laid on by a publisher, who sees another face of the graph',
    who: 'publisher',
    mutation: 'imposeRestriction',
    input: ({ plugin: id }) => ({
      kind: 'WARN',
      target: { type: 'PLUGIN', id },
      clause: 'clause',
      reason: 'reason',
    }),
    field: null,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /^Unknown type "ImposeRestrictionInput"\.$/,
  },
];
