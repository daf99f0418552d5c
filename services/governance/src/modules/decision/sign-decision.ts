import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Context } from '../../context.ts';
import type { Decision } from './decision.ts';

/** The signed form of a decision: who may trust it needs only our public key, and the input to check the digest. */
export function signDecision(
  { signer, session }: Pick<Context, 'signer' | 'session'>,
  decision: Omit<Decision, 'receipt'>,
): Promise<string> {
  const { id, versionId, versionRev, verdict, decidedBy, reasons, at, rev } = decision;
  const { policyRevision, platformRevision } = decision;
  return signer.sign(
    {
      marketplaceId: session.marketplaceId,
      decisionId: id,
      versionId,
      versionRev,
      verdict,
      decidedBy,
      policyRevision,
      platformRevision,
      reasons: reasons.map(({ code }) => code),
      inputDigest: digestOf(decision.input),
      traceDigest: digestOf(decision.trace),
      at: at.toISOString(),
      rev,
    },
    'decision',
  );
}

/** SHA-256 of the canonical JSON (RFC 8785), hex. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');
}
