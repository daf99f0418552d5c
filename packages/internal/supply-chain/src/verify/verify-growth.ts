import { isCheckpointBy, readCheckpoint } from '../log/checkpoint.ts';
import { isConsistent } from '../log/verify-consistency.ts';
import type { Keyset } from '../keys/keyset.ts';
import { bytesOf } from '../shapes.ts';
import type { AttestationBundle } from './attestation-bundle.ts';
import { failed, passed, type Step } from './step.ts';

/**
 * Whether the log that the bundle is in holds all that it held at an earlier checkpoint: a log that was rewritten cannot
 * show that. The earlier one may be signed by a key whose time is over.
 */
export function checkGrowth({ log }: AttestationBundle, earlier: string, { keys }: Keyset): Step {
  const [from, to] = [readCheckpoint(earlier), readCheckpoint(log.checkpoint)];
  if (!from) return failed('growth', 'The earlier checkpoint cannot be read.');
  if (from.origin !== to?.origin)
    return failed('growth', `The earlier checkpoint is of another log, ${from.origin}.`);
  const signed = keys.some(
    ({ role, publicKey }) => role === 'log' && isCheckpointBy(earlier, bytesOf(publicKey)),
  );
  if (!signed) return failed('growth', 'No key of the keyset signed the earlier checkpoint.');
  if (from.size > to.size)
    return failed(
      'growth',
      `The log had ${from.size} entries before and has ${to.size} in the bundle: fetch the bundle again, or ask what became of them.`,
    );
  if (from.size !== to.size && from.size > 0 && log.consistency?.from !== from.size)
    return failed(
      'growth',
      `The bundle does not prove how ${from.size} entries became ${to.size}: fetch it with guildhall attestation --earlier.`,
    );
  const needed = from.size > 0 && from.size < to.size ? (log.consistency?.hashes ?? []) : [];
  return isConsistent({ from, to, proof: needed.map(bytesOf) })
    ? passed('growth', `All ${from.size} entries of the earlier checkpoint are still there.`)
    : failed('growth', `The log does not hold what it held with ${from.size} entries: it was rewritten.`);
}
