import { whoSigned, type Signed } from '@guildhall/supply-chain';
import type { Context } from '../../context.ts';
import { visibleText } from '../../inspection/visible-text.ts';
import type { RunRow } from '../run/run.ts';
import { NOBODY, type SigstoreCheck } from './sigstore-check.ts';

/** Of a name, as policies read it. */
const MOST_CHARACTERS = 512;

/**
 * Checks the bundle that the submitter brought with the bytes, offline, against the trusted root of the marketplace. A
 * bundle of anybody else says nothing here, even about the same bytes.
 */
export async function checkSigstore(
  ctx: Pick<Context, 'sigstore' | 'artifacts'>,
  { sourceDigest }: Pick<RunRow, 'sourceDigest'>,
  actorId: string | null,
): Promise<SigstoreCheck> {
  const bundle = actorId === null ? null : await ctx.sigstore.bundleOf(sourceDigest, actorId);
  if (!bundle) return { ...NOBODY, state: 'none' };
  const { trustedRoot } = await ctx.sigstore.trust();
  if (!trustedRoot)
    return without('unchecked', 'This marketplace trusts no Sigstore yet, so nobody checked the bundle.');
  const artifact = await ctx.artifacts.read(sourceDigest);
  if (!artifact) return without('refused', 'The uploaded archive is not here any more.');
  const signed = whoSigned({ artifact, bundle, trustedRoot });
  if (!signed.ok) return without('refused', signed.error.message);
  return tooLong(signed.value)
    ? without('refused', `A name in the certificate has more than ${MOST_CHARACTERS} characters.`)
    : verified(signed.value);
}

function without(state: 'unchecked' | 'refused', reason: string): SigstoreCheck {
  return { ...NOBODY, state, reason: visibleText(reason) };
}

function verified({ loggedAt, ...names }: Signed): SigstoreCheck {
  return { state: 'verified', reason: null, ...names, loggedAt: loggedAt?.toISOString() ?? null };
}

/** A name that had to be cut could be taken for another. */
function tooLong({ subject, issuer, builtFrom }: Signed): boolean {
  const { repository, workflow, ref, commit } = builtFrom;
  return [subject, issuer, repository, workflow, ref, commit].some((name) => name.length > MOST_CHARACTERS);
}
