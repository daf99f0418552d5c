import { whoSigned } from '@guildhall/supply-chain';
import type { Context } from '../../context.ts';
import type { RunRow } from '../run/run.ts';

/** Who stands behind the bytes of a run, in the policy's words. */
export interface ProvenanceFacts {
  signer: 'member' | 'key' | '';
  sigstore: { state: 'none' | 'unchecked' | 'verified' | 'refused'; subject: string; issuer: string };
}

/** How drift calls a key that submitted. */
const KEY = 'key ';
/** Of a name, as policies read it. */
const MOST_CHARACTERS = 512;

/**
 * Checks the bundle that the submitter brought with the bytes, offline, against the trusted root of the marketplace. A
 * bundle of anybody else says nothing here, even about the same bytes.
 */
export async function provenanceFacts(
  ctx: Pick<Context, 'sigstore' | 'artifacts'>,
  { sourceDigest }: Pick<RunRow, 'sourceDigest'>,
  submitter: string | null,
): Promise<ProvenanceFacts> {
  const signer = submitter === null ? '' : submitter.startsWith(KEY) ? 'key' : 'member';
  const facts = (state: ProvenanceFacts['sigstore']['state'], subject = '', issuer = '') =>
    ({
      signer,
      sigstore: { state, subject, issuer },
    }) as const;
  const actorId = submitter?.startsWith(KEY) ? submitter.slice(KEY.length) : submitter;
  const bundle = actorId === null ? null : await ctx.sigstore.bundleOf(sourceDigest, actorId);
  if (!bundle) return facts('none');
  const { trustedRoot } = await ctx.sigstore.trust();
  if (!trustedRoot) return facts('unchecked');
  const artifact = await ctx.artifacts.read(sourceDigest);
  if (!artifact) return facts('refused');
  const signed = whoSigned({ artifact, bundle, trustedRoot });
  if (!signed.ok) return facts('refused');
  const { subject, issuer } = signed.value;
  // A name that had to be cut could be taken for another.
  if (subject.length > MOST_CHARACTERS || issuer.length > MOST_CHARACTERS) return facts('refused');
  return facts('verified', subject, issuer);
}
