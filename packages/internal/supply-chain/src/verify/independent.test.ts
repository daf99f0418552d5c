import { createPublicKey } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, Verifier, type TrustMaterial } from '@sigstore/verify';
import { sha256, toBase64 } from '../bytes.ts';
import type { Envelope } from '../dsse/envelope.ts';
import { aReleased } from '../testing/a-release.ts';
import type { AttestationBundle } from './attestation-bundle.ts';

// Everything here is judged by sigstore-js, which knows nothing of our code: DSSE, Merkle proof, checkpoint.

const released = await aReleased({ others: 11 });
const { forge, bundle, entry, checkpoint } = released;

function keyObject(publicKey: Uint8Array) {
  const x = Buffer.from(publicKey).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Sigstore names a log by a hash; C2SP says which one for Ed25519 keys. */
const logId = sha256(checkpoint.origin, '\n', Uint8Array.of(1), forge.publicKey);
const trust: TrustMaterial = {
  certificateAuthorities: [],
  timestampAuthorities: [],
  ctlogs: [],
  tlogs: [
    {
      logID: Buffer.from(logId),
      baseURL: checkpoint.origin,
      publicKey: keyObject(forge.publicKey),
      validFor: { start: new Date(0), end: new Date('2100-01-01') },
    },
  ],
  publicKey: () => ({ publicKey: keyObject(forge.publicKey), validFor: () => true }),
};

/** Our bundle in Sigstore's form; nothing is computed anew. */
function asSigstore(provenance: Envelope, log: AttestationBundle['log'], canonicalizedBody = entry) {
  return bundleFromJSON({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      publicKey: { hint: provenance.signatures[0]?.keyid ?? '' },
      tlogEntries: [
        {
          logIndex: String(log.index),
          logId: { keyId: toBase64(logId) },
          kindVersion: { kind: 'dsse', version: '0.0.1' },
          integratedTime: '0',
          inclusionProof: {
            logIndex: String(log.index),
            rootHash: toBase64(checkpoint.root),
            treeSize: String(log.size),
            hashes: log.hashes,
            checkpoint: { envelope: log.checkpoint },
          },
          canonicalizedBody: toBase64(canonicalizedBody),
        },
      ],
    },
    dsseEnvelope: provenance,
  });
}

const verifier = new Verifier(trust, { tlogThreshold: 1, ctlogThreshold: 0, timestampThreshold: 0 });
const judge = (...args: Parameters<typeof asSigstore>) =>
  verifier.verify(toSignedEntity(asSigstore(...args)));

describe('an independent verifier', () => {
  it('believes the envelope, the proof of inclusion and the checkpoint', () => {
    expect(judge(bundle.provenance, bundle.log).key.asymmetricKeyType).toBe('ed25519');
  });

  const { payload } = bundle.provenance;
  const other = toBase64(Buffer.from(payload, 'base64').toString().replace('1.0.0', '1.0.1'));
  it.each<[string, Parameters<typeof asSigstore>, RegExp]>([
    ['another payload', [{ ...bundle.provenance, payload: other }, bundle.log], /payload hash mismatch/],
    [
      'another type of payload',
      [{ ...bundle.provenance, payloadType: 'application/json' }, bundle.log],
      /signature verification failed/,
    ],
    [
      'a checkpoint of another size',
      [bundle.provenance, { ...bundle.log, checkpoint: bundle.log.checkpoint.replace('\n13\n', '\n14\n') }],
      /checkpoint signature/,
    ],
    [
      'a proof with a hash less',
      [bundle.provenance, { ...bundle.log, hashes: bundle.log.hashes.slice(1) }],
      /hash count/,
    ],
    [
      'an entry that is not in the log',
      [bundle.provenance, bundle.log, Buffer.from(`${Buffer.from(entry).toString()} `)],
      /root hash/,
    ],
  ])('does not believe %s', (_name, args, reason) => {
    expect(() => judge(...args)).toThrow(reason);
  });
});
