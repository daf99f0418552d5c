import { canonicalJson } from '../canonical-json.ts';
import { sha256Hex, toBase64 } from '../bytes.ts';
import type { Envelope } from '../dsse/envelope.ts';
import { bytesOf } from '../shapes.ts';

/** How a marketplace's log is called in its checkpoints and in the names of their signatures. */
export function logOrigin(marketplaceId: string): string {
  return `guildhall/log/${marketplaceId}`;
}

/**
 * What a log holds of one release: the digests of the release and of the signed statement, and the signature itself.
 * It has the form of Rekor's `dsse` entries, so that verifiers of Sigstore bundles can check it, too.
 */
export function logEntry(releaseDigest: string, { payload, signatures }: Envelope, publicKey: Uint8Array) {
  return new TextEncoder().encode(
    canonicalJson({
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        payloadHash: { algorithm: 'sha256', value: sha256Hex(bytesOf(payload)) },
        signatures: signatures.map(({ sig }) => ({ signature: sig, verifier: toBase64(publicKey) })),
        releaseDigest,
      },
    }),
  );
}
