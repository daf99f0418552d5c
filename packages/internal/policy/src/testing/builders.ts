import fc from 'fast-check';
import { compilePolicy, type CompiledPolicy } from '../compile-policy.ts';
import { DEFAULT_PACK } from '../default-pack.ts';
import { PLATFORM_FLOOR } from '../platform-floor.ts';
import { THREATS, type PolicyInput } from '../policy-input.ts';
import type { PolicyLayer, PolicyRevision, PolicyRule } from '../policy-rule.ts';

type Facts = PolicyInput['facts'];

/** The input of a harmless first plugin from a new publisher. */
export function anInput(
  over: Partial<Omit<PolicyInput, 'facts'>> & { facts?: Partial<Facts> } = {},
): PolicyInput {
  return {
    version: { id: 'ver_1', versionString: '1.0.0', channel: 'stable' },
    plugin: { id: 'plg_1', name: 'acme.notes', firstVersion: true },
    publisher: { id: 'pub_1', tier: 0, restricted: false, memberCount: 1 },
    history: { publishedVersions: 0, rejectedVersions: 0, lastPublishedAt: null },
    reach: { installations: 0, organizations: 0 },
    settings: {},
    now: '2026-03-01T12:00:00.000Z',
    ...over,
    facts: {
      checks: [{ name: 'build', required: true, state: 'PASSED' }],
      findings: findings(),
      permissions: {
        required: ['contacts:read'],
        optional: [],
        highSensitivity: [],
        added: [],
        undeclared: [],
        unused: [],
      },
      origins: { required: [], optional: [], added: [], undeclared: [], userData: [], unused: [] },
      sizes: { gzipBytes: 12_000, sourceBytes: 40_000, files: 12 },
      dependencies: 3,
      changeClass: null,
      drift: { changeClass: 'auto', axes: [] },
      provenance: {
        ...{ signer: 'member', signerBefore: '' },
        builtFrom: { repository: '', workflow: '', ref: '', commit: '' },
        sigstore: { state: 'none', subject: '', issuer: '' },
      },
      packages: {
        ...{ bundled: 2, pinned: 3, licences: ['MIT'], refusedLicences: [], unlicensed: [], malicious: [] },
        advisories: { critical: 0, high: 0, medium: 0, low: 0 },
      },
      ...over.facts,
    },
  };
}

export function findings(over: Partial<Facts['findings']> = {}): Facts['findings'] {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0, byRule: {}, byThreat: {}, ...over };
}

export function permissions(over: Partial<Facts['permissions']>): Facts['permissions'] {
  return { ...anInput().facts.permissions, ...over };
}

export function origins(over: Partial<Facts['origins']>): Facts['origins'] {
  return { ...anInput().facts.origins, ...over };
}

export function aRule(over: Partial<PolicyRule> = {}): PolicyRule {
  return { id: 'a-rule', title: 'A rule', when: 'true', verdict: 'REVIEW', reason: 'A_REASON', ...over };
}

export function compiled(revision: PolicyRevision, layer?: PolicyLayer): CompiledPolicy {
  const result = compilePolicy(revision, layer);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A marketplace policy of these rules. */
export function policyOf(
  rules: Partial<PolicyRule>[],
  defaultVerdict: PolicyRevision['defaultVerdict'] = 'APPROVE',
) {
  return compiled({
    rules: rules.map((rule, index) => aRule({ id: `rule-${index}`, ...rule })),
    defaultVerdict,
  });
}

export const floorAndPack: CompiledPolicy[] = [compiled(PLATFORM_FLOOR, 'platform'), compiled(DEFAULT_PACK)];

const count = fc.constantFrom(0, 0, 0, 1, 2, 7);
const names = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });

const bySeverity = { critical: count, high: count, medium: count, low: count, info: count };

/** Inputs of every kind, harmless ones among them. */
export const anyInput: fc.Arbitrary<PolicyInput> = fc
  .record({
    severities: fc.record(bySeverity),
    fresh: fc.option(
      fc.record({ ...bySeverity, byThreat: fc.dictionary(fc.constantFrom(...THREATS), count) }),
      {
        nil: undefined,
      },
    ),
    byThreat: fc.dictionary(fc.constantFrom(...THREATS), count),
    permissions: fc.record({ highSensitivity: names, added: names, undeclared: names, unused: names }),
    origins: fc.record({ required: names, added: names, undeclared: names, userData: names }),
    state: fc.constantFrom('PASSED', 'PASSED', 'FAILED', 'ERROR', 'SKIPPED'),
    tier: fc.integer({ min: 0, max: 4 }),
    restricted: fc.boolean(),
    firstVersion: fc.boolean(),
    rejectedVersions: count,
    changeClass: fc.constantFrom(null, 'auto', 'reconsent', 'rereview', 'hold'),
    drifted: fc.constantFrom('auto', 'notify', 'rereview', 'hold'),
    drawn: fc.boolean(),
  })
  .map((any) => ({
    ...anInput(),
    plugin: { ...anInput().plugin, firstVersion: any.firstVersion },
    publisher: { ...anInput().publisher, tier: any.tier, restricted: any.restricted },
    history: { ...anInput().history, rejectedVersions: any.rejectedVersions },
    auditSample: { perMille: 20, drawn: any.drawn },
    facts: {
      ...anInput().facts,
      checks: [{ name: 'build', required: true, state: any.state }],
      findings: findings({
        ...any.severities,
        byThreat: any.byThreat,
        ...(any.fresh && { new: any.fresh }),
      }),
      permissions: permissions(any.permissions),
      origins: origins(any.origins),
      changeClass: any.changeClass,
      drift: { changeClass: any.drifted, axes: [] },
    },
  }));
