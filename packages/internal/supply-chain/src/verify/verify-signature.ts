import { signersOf } from '../dsse/signers-of.ts';
import { keysFor, type Keyset } from '../keys/keyset.ts';
import type { ProvenanceStatement } from '../statement/statement.ts';
import type { AttestationBundle } from './attestation-bundle.ts';
import { failed, passed, type Step } from './step.ts';

/**
 * Whether a key for attestations signed the provenance while it was valid. When that was, the signer says; that a key
 * which leaked later cannot speak of earlier days is the log's part, whose checkpoint must be signed by a key of today.
 */
export function checkSignature(
  { provenance }: AttestationBundle,
  { predicate }: ProvenanceStatement,
  keyset: Keyset,
): Step {
  const at = predicate.runDetails.metadata.finishedOn;
  const own = keyset.keys.filter(({ role }) => role === 'attestation');
  const signers = signersOf(provenance, own);
  if (signers.length === 0)
    return failed(
      'signature',
      'No key of the keyset signed the provenance: it was changed, or it is of another marketplace.',
    );
  const [valid] = keysFor({ ...keyset, keys: signers }, 'attestation', new Date(at));
  return valid
    ? passed('signature', `The provenance is signed by key ${valid.kid.slice(0, 12)}.`)
    : failed('signature', `The key that signed the provenance was not valid when it was built, at ${at}.`);
}
