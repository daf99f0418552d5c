export { signEnvelope } from './dsse/sign-envelope.ts';
export { envelope, type Envelope } from './dsse/envelope.ts';
export { keyset, type Keyset, type KeysetContent } from './keys/keyset.ts';
export { keyIdOf } from './keys/public-key.ts';
export { signKeyset } from './keys/sign-keyset.ts';
export { followKeysets, type TrustedRoots } from './keys/trust-keyset.ts';
export type { SigningKey } from './keys/signing-key.ts';
export { readCheckpoint, signCheckpoint, type Checkpoint } from './log/checkpoint.ts';
export { logEntry, logOrigin } from './log/log-entry.ts';
export {
  nodesToAdd,
  proveConsistency,
  proveInclusion,
  rootOf,
  type ReadNodes,
  type StoredNode,
} from './log/merkle-log.ts';
export type { Node } from './log/range.ts';
export { isConsistent } from './log/verify-consistency.ts';
export type { Dependency } from './sbom/dependency.ts';
export { readSbom } from './sbom/read-sbom.ts';
export { releaseSbom } from './sbom/release-sbom.ts';
export { readTrustedRoot } from './sigstore/read-sigstore.ts';
export { verifySigstore, whoSigned, type Identity, type Signed } from './sigstore/verify-sigstore.ts';
export { provenanceOf, sourceDigestIn, type BuildFacts } from './statement/provenance.ts';
export { PAYLOAD_TYPE } from './statement/statement.ts';
export { canonicalJson } from './canonical-json.ts';
export { BUNDLE_TYPE, attestationBundle, type AttestationBundle } from './verify/attestation-bundle.ts';
export { readStatement } from './verify/read-statement.ts';
export type { Step } from './verify/step.ts';
export { verifyArtifact, type Verified } from './verify/verify-artifact.ts';
