import { isRepeatable } from '../functions/signature-schemes.ts';
import { canonicalJson } from '../json/canonical-json.ts';
import type { WebhookDeclaration, WebhookSignature } from '../manifest.ts';
import type { ChangeKind } from './change-rules.ts';
import type { Difference } from './difference.ts';
import { matchByName } from './match-by-name.ts';

/** How the proof that webhooks ask of their senders differs, of those that are in both versions. */
export function proofDifferences(
  before: readonly WebhookDeclaration[],
  after: readonly WebhookDeclaration[],
): Difference[] {
  return matchByName(before, after, ({ id }) => id).flatMap(({ name, before: was, after: is, index }) => {
    const kind = was && is && proofKind(was.signature, is.signature);
    return kind ? [{ kind, name, path: `/webhooks/${index}${is.signature ? '/signature' : ''}` }] : [];
  });
}

function proofKind(
  was: WebhookSignature | undefined,
  is: WebhookSignature | undefined,
): ChangeKind | undefined {
  if (!was) return is && 'webhookProofAdded';
  if (!is) return 'webhookOpened';
  if (isRepeatable(is.scheme) && !isRepeatable(was.scheme)) return 'webhookProofWeakened';
  return canonicalJson({ ...was }) === canonicalJson({ ...is }) ? undefined : 'webhookProofChanged';
}
