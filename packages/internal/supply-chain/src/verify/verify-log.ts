import { isCheckpointBy, readCheckpoint } from '../log/checkpoint.ts';
import { leafHash } from '../log/hashes.ts';
import { logEntry, logOrigin } from '../log/log-entry.ts';
import { isIncluded } from '../log/verify-inclusion.ts';
import { keysFor, type Keyset } from '../keys/keyset.ts';
import { bytesOf } from '../shapes.ts';
import { signersOf } from '../dsse/signers-of.ts';
import type { ProvenanceStatement } from '../statement/statement.ts';
import type { AttestationBundle } from './attestation-bundle.ts';
import { failed, passed, type Step } from './step.ts';

/** Whether the marketplace's own log says of itself what the bundle claims, by a key that is valid today. */
export function checkCheckpoint(
  { log }: AttestationBundle,
  { predicate }: ProvenanceStatement,
  keyset: Keyset,
  now: Date,
): Step {
  const checkpoint = readCheckpoint(log.checkpoint);
  if (!checkpoint) return failed('checkpoint', 'The bundle holds no checkpoint that can be read.');
  const origin = logOrigin(predicate.buildDefinition.externalParameters.marketplace);
  if (checkpoint.origin !== origin)
    return failed(
      'checkpoint',
      `The checkpoint is of the log ${checkpoint.origin}; the release belongs into ${origin}.`,
    );
  const signed = keyset.keys.filter(
    ({ role, publicKey }) => role === 'log' && isCheckpointBy(log.checkpoint, bytesOf(publicKey)),
  );
  if (signed.length === 0)
    return failed('checkpoint', `No key of the keyset signed the checkpoint of ${origin}.`);
  if (keysFor({ ...keyset, keys: signed }, 'log', now).length === 0)
    return failed(
      'checkpoint',
      'The key that signed the checkpoint is not valid today. Fetch the bundle again.',
    );
  return passed('checkpoint', `The log ${origin} with ${checkpoint.size} entries is signed by its key.`);
}

/** Whether this very provenance is in the log that the checkpoint speaks of. */
export function checkInclusion(
  { log, provenance }: AttestationBundle,
  { predicate }: ProvenanceStatement,
  keyset: Keyset,
): Step {
  const checkpoint = readCheckpoint(log.checkpoint);
  if (checkpoint?.size !== log.size)
    return failed('inclusion', 'The proof is for a log of another size than the checkpoint.');
  const { releaseDigest } = predicate.buildDefinition.externalParameters;
  const proof = log.hashes.map(bytesOf);
  const { index, size } = log;
  const included = signersOf(provenance, keyset.keys).some(({ publicKey }) => {
    const leaf = leafHash(logEntry(releaseDigest, provenance, bytesOf(publicKey)));
    return isIncluded({ leaf, index, size, root: checkpoint.root, proof });
  });
  return included
    ? passed('inclusion', `It is entry ${index} of ${size} in the log.`)
    : failed('inclusion', `The proof does not show that this provenance is entry ${index} of the log.`);
}
