import { createHash } from 'node:crypto';
import {
  logEntry,
  logOrigin,
  nodesToAdd,
  rootOf,
  signCheckpoint,
  type Envelope,
} from '@guildhall/supply-chain';
import type { Context } from '../../context.ts';

/**
 * Adds a signed statement to the marketplace's log, in this transaction: a release and its entry commit together, and
 * entries follow each other without a gap. The answer is its place.
 */
export async function appendToLog(
  ctx: Context,
  releaseDigest: string,
  provenance: Envelope,
): Promise<{ index: number; statementDigest: string }> {
  const { log, signer, now, session } = ctx;
  const index = await log.lock();
  const entry = logEntry(releaseDigest, provenance, signer.publicKey);
  const statementDigest = createHash('sha256').update(provenance.payload, 'base64').digest('hex');
  const body = new TextDecoder().decode(entry);
  const nodes = await nodesToAdd(entry, index, log.readNodes);
  await log.append({ index, releaseDigest, statementDigest, body, createdAt: now }, nodes);

  const size = index + 1;
  const root = await rootOf(size, log.readNodes);
  const checkpoint = await signCheckpoint({ origin: logOrigin(session.marketplaceId), size, root }, signer);
  await log.say({ size, rootHash: Buffer.from(root).toString('base64'), checkpoint });
  return { index, statementDigest };
}
