import type { TrustedBuildState } from '@guildhall/schema';
import type { StoredDrift } from '../drift/stored-drift.ts';
import type { SigstoreCheck } from './sigstore-check.ts';

/** Who stands behind the bytes of a run, in the policy's words. */
export interface ProvenanceFacts extends Pick<SigstoreCheck, 'builtFrom'> {
  signer: 'member' | 'key' | '';
  signerBefore: 'same' | 'other' | '';
  trustedPublisher: TrustedBuildState | null;
  sigstore: Pick<SigstoreCheck, 'state' | 'subject' | 'issuer'>;
}

/** How drift calls a key that submitted. */
const KEY = 'key ';

/** What policies are told of who submitted and under which pins, who did so the last time, and what a Sigstore bundle proves. */
export function provenanceFacts(
  signer: string | null,
  drift: StoredDrift | null,
  { state, subject, issuer, builtFrom }: SigstoreCheck,
  trustedPublisher: TrustedBuildState | null,
): ProvenanceFacts {
  return {
    signer: signer === null ? '' : signer.startsWith(KEY) ? 'key' : 'member',
    signerBefore: signerBefore(drift),
    trustedPublisher,
    builtFrom,
    sigstore: { state, subject, issuer },
  };
}

/** The actor id of a signer; null where nobody knows who it was. */
export function actorOf(signer: string | null): string | null {
  return signer?.startsWith(KEY) ? signer.slice(KEY.length) : signer;
}

function signerBefore(drift: StoredDrift | null): ProvenanceFacts['signerBefore'] {
  const ofSigner = ({ axis }: { axis: string }) => axis === 'SIGNER';
  if (!drift || drift.unknown.some(ofSigner)) return '';
  return drift.changes.some(ofSigner) ? 'other' : 'same';
}
