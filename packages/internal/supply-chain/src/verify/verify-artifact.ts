import { sha256Hex } from '../bytes.ts';
import type { Keyset } from '../keys/keyset.ts';
import { followKeysets, type TrustedRoots } from '../keys/trust-keyset.ts';
import { SBOM_NAME, sbomDigest, sourceDigestIn } from '../statement/provenance.ts';
import type { ProvenanceStatement } from '../statement/statement.ts';
import type { AttestationBundle } from './attestation-bundle.ts';
import { readStatement } from './read-statement.ts';
import { failed, passed, type Step } from './step.ts';
import { checkGrowth } from './verify-growth.ts';
import { checkInclusion, checkCheckpoint } from './verify-log.ts';
import { checkSignature } from './verify-signature.ts';

export interface Question {
  /** The bytes, or their SHA-256 in hex. */
  artifact: Uint8Array | string;
  bundle: AttestationBundle;
  /** The current keyset, or the chain that leads to it, oldest first. */
  keysets: readonly Keyset[];
  /** Roots that were trusted before the keysets came; without them the first vouches for itself. */
  trustedRoots?: (TrustedRoots & { version?: number }) | undefined;
  /** A checkpoint of the log that was seen before. */
  earlier?: string | undefined;
  now: Date;
}

export interface Verified {
  ok: boolean;
  steps: Step[];
  /** What the bundle says it is about; believe it only when `ok`. */
  statement: ProvenanceStatement | null;
}

/** Checks without a network whether these bytes are what the marketplace's Forge built, from which source. */
export function verifyArtifact({
  artifact,
  bundle,
  keysets,
  trustedRoots,
  earlier,
  now,
}: Question): Verified {
  const trusted = followKeysets(keysets, now, trustedRoots);
  const keyset = keysets.at(-1) ?? NO_KEYS;
  const about = trustedRoots ? 'the trusted roots' : 'its own roots, which are taken as given';
  const keysetStep = trusted.ok
    ? passed('keyset', `Keyset ${keyset.version} is signed by ${about}, and valid until ${keyset.expires}.`)
    : failed('keyset', trusted.error.message);
  const statement = readStatement(bundle.provenance);
  if (!statement) {
    const unreadable = failed(
      'signature',
      'The bundle holds no provenance of a release that Guildhall knows.',
    );
    return { ok: false, steps: [keysetStep, unreadable], statement };
  }
  const digest = typeof artifact === 'string' ? artifact : sha256Hex(artifact);
  const steps = [
    keysetStep,
    checkSignature(bundle, statement, keyset),
    checkArtifact(digest, statement),
    checkSbom(bundle, statement),
    checkCheckpoint(bundle, statement, keyset, now),
    checkInclusion(bundle, statement, keyset),
    ...(earlier === undefined ? [] : [checkGrowth(bundle, earlier, keyset)]),
  ];
  return { ok: steps.every(({ ok }) => ok), steps, statement };
}

const NO_KEYS = { version: 0, expires: '', threshold: 1, roots: [], keys: [], signatures: [] };

function checkArtifact(digest: string, statement: ProvenanceStatement): Step {
  const { subject, predicate } = statement;
  const { plugin, version } = predicate.buildDefinition.externalParameters;
  const file = subject.find((one) => one.digest.sha256 === digest);
  if (file) return passed('artifact', `It is ${file.name} of ${plugin} ${version}.`);
  if (sourceDigestIn(statement) === digest)
    return passed('artifact', `It is the source that ${plugin} ${version} was built from.`);
  return failed(
    'artifact',
    `Its digest ${digest} is no part of ${plugin} ${version}: the file was changed, or the bundle is about another release.`,
  );
}

function checkSbom({ sbom }: AttestationBundle, { predicate }: ProvenanceStatement): Step {
  const noted = predicate.runDetails.byproducts.find(({ name }) => name === SBOM_NAME);
  return noted?.digest['sha256'] === sbomDigest(sbom)
    ? passed('sbom', 'The SBOM is the one that the build noted.')
    : failed('sbom', 'The SBOM in the bundle is not the one that the build noted: it was changed.');
}
