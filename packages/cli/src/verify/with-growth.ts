import { ok, type Result } from '@guildhall/kernel';
import { readCheckpoint, type AttestationBundle } from '@guildhall/supply-chain';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';
import { readCheckpointFile } from './read-checkpoint-file.ts';

const PROVE_GROWTH = defineQuery(
  `query ProveGrowth($from: Int!, $to: Int!) { consistencyProof(from: $from, to: $to) { hashes } }`,
  z.object({ consistencyProof: z.object({ hashes: z.array(z.string()) }).nullable() }),
);

/** The bundle with the proof that its log grew out of the one somebody has seen earlier. */
export async function withGrowth(
  gateway: Gateway,
  bundle: AttestationBundle,
  cwd: string,
  earlier: string,
): Promise<Result<AttestationBundle, Failure>> {
  const note = await readCheckpointFile(cwd, earlier);
  if (!note.ok) return note;
  const from = readCheckpoint(note.value)?.size ?? 0;
  const { size: to } = bundle.log;
  const answer = from > to ? ok(null) : await gateway.ask(PROVE_GROWTH, { from, to });
  if (!answer.ok) return answer;
  const hashes = answer.value?.consistencyProof?.hashes;
  if (!hashes)
    return failed(
      'refused',
      'NOT_GROWN',
      `The log never had ${from} entries, of which ${earlier} speaks: it was rewritten, or that is another log's.`,
    );
  return ok({ ...bundle, log: { ...bundle.log, consistency: { from, hashes } } });
}
