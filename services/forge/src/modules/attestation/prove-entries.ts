import { BUNDLE_TYPE, proveInclusion, type AttestationBundle, type Node } from '@guildhall/supply-chain';
import DataLoader from 'dataloader';
import type { AttestationRow } from './attestation.ts';
import type { LogRepository } from './log.repository.ts';

/**
 * Attestations with the newest checkpoint and the proof for it: what somebody needs offline. However many they are,
 * the log is read in two statements.
 */
export async function proveEntries(
  log: Pick<LogRepository, 'find' | 'readNodes'>,
  attestations: readonly Pick<AttestationRow, 'logIndex' | 'provenance' | 'sbom'>[],
): Promise<AttestationBundle[]> {
  const head = await log.find();
  if (!head) throw new Error('an attestation stands in no log');
  const { size, checkpoint } = head;
  const nodes = new DataLoader<Node, Uint8Array, string>((asked) => log.readNodes(asked), {
    cacheKeyFn: ({ level, index }) => `${level}/${index}`,
  });
  const read = (asked: readonly Node[]) => Promise.all(asked.map((node) => nodes.load(node)));
  return Promise.all(
    attestations.map(async ({ logIndex: index, provenance, sbom }) => {
      const proof = await proveInclusion(index, size, read);
      const hashes = proof.map((hash) => Buffer.from(hash).toString('base64'));
      return { mediaType: BUNDLE_TYPE, provenance, sbom, log: { index, size, hashes, checkpoint } };
    }),
  );
}
