import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { initializeCA, initializeCTLog, initializeTLog } from '@sigstore/mock';
import { z } from 'zod';
import { sha256, sha256Hex, toBase64 } from '../bytes.ts';
import { preAuthenticationEncoding } from '../dsse/pre-authentication-encoding.ts';

const LOG_URL = 'https://log.example.test';
const FULCIO = '1.3.6.1.4.1.57264.1';
const ec = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const der = (key: ReturnType<typeof ec>['publicKey']) => key.export({ format: 'der', type: 'spki' });
const bytesOf = (view: ArrayBufferView) => Buffer.from(view.buffer, view.byteOffset, view.byteLength);

const logged = z.object({
  logIndex: z.int(),
  logID: z.string(),
  integratedTime: z.int(),
  body: z.string(),
  verification: z.object({
    signedEntryTimestamp: z.string(),
    inclusionProof: z.object({ rootHash: z.string(), checkpoint: z.string() }),
  }),
});

interface Signed {
  content:
    { messageSignature: object } | { dsseEnvelope: { signatures: object[] } & Record<string, unknown> };
  entry: { apiVersion: string; kind: string; spec: object };
}
type Kind = (artifact: Uint8Array, secret: KeyObject, certificate: string) => Signed;

const inPem = (certificate: string) =>
  toBase64(`-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`);

/** A signature over the bytes themselves. */
export const asMessage: Kind = (artifact, secret, certificate) => {
  const signature = sign('sha256', artifact, secret).toString('base64');
  const hash = { algorithm: 'sha256', value: sha256Hex(artifact) };
  return {
    content: {
      messageSignature: {
        messageDigest: { algorithm: 'SHA2_256', digest: toBase64(sha256(artifact)) },
        signature,
      },
    },
    entry: {
      apiVersion: '0.0.1',
      kind: 'hashedrekord',
      spec: { data: { hash }, signature: { content: signature, publicKey: { content: inPem(certificate) } } },
    },
  };
};

/** A signed statement that names the digest of the bytes. */
export const asStatement: Kind = (artifact, secret, certificate) => {
  const payloadType = 'application/vnd.in-toto+json';
  const payload = Buffer.from(
    JSON.stringify({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'source.tgz', digest: { sha256: sha256Hex(artifact) } }],
      predicateType: 'https://example.test/made-by-me',
      predicate: {},
    }),
  );
  const signature = sign('sha256', preAuthenticationEncoding(payloadType, payload), secret).toString(
    'base64',
  );
  return {
    content: {
      dsseEnvelope: { payloadType, payload: toBase64(payload), signatures: [{ sig: signature, keyid: '' }] },
    },
    entry: {
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        payloadHash: { algorithm: 'sha256', value: sha256Hex(payload) },
        signatures: [{ signature, verifier: inPem(certificate) }],
      },
    },
  };
};

/** A Sigstore of our own: certificate authority, certificate log and transparency log, as its makers mock them. */
export async function aSigstore() {
  const [caKeys, ctKeys, logKeys] = [ec(), ec(), ec()];
  const ctlog = await initializeCTLog(ctKeys);
  const ca = await initializeCA(caKeys, ctlog);
  const log = await initializeTLog(LOG_URL, logKeys);
  const since = { validFor: { start: '2020-01-01T00:00:00.000Z' } };
  const logKey = (baseUrl: string, key: Uint8Array) => ({
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: toBase64(key), keyDetails: 'PKIX_ECDSA_P256_SHA_256', ...since },
    logId: { keyId: toBase64(sha256(key)) },
  });

  /**
   * A bundle in which `subject` signs: with a signature over the bytes, or a statement about their digest. Fulcio's
   * further extensions, by their number, are what certificates of builds hold besides.
   */
  async function bundleOf(
    kind: Kind,
    artifact: Uint8Array,
    subject: string,
    issuer: string,
    extensions: Readonly<Record<number, string>> = {},
  ) {
    const keys = ec();
    const issued = await ca.issueCertificate({
      publicKey: der(keys.publicKey),
      subjectAltName: subject,
      extensions: [
        { oid: `${FULCIO}.1`, value: issuer, legacy: true },
        ...Object.entries(extensions).map(([number, value]) => ({ oid: `${FULCIO}.${number}`, value })),
      ],
    });
    const certificate = bytesOf(issued).toString('base64');
    const signed = kind(artifact, keys.privateKey, certificate);
    const answer: unknown = await log.log(signed.entry);
    const [noted] = Object.values(z.record(z.string(), logged).parse(answer));
    if (!noted) throw new Error('the log took no note');
    const { logIndex, logID, integratedTime, body } = noted;
    const { signedEntryTimestamp, inclusionProof } = noted.verification;
    const { rootHash, checkpoint } = inclusionProof;
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: {
        certificate: { rawBytes: certificate },
        tlogEntries: [
          {
            logIndex: String(logIndex),
            logId: { keyId: Buffer.from(logID, 'hex').toString('base64') },
            kindVersion: { kind: signed.entry.kind, version: signed.entry.apiVersion },
            integratedTime: String(integratedTime),
            inclusionPromise: { signedEntryTimestamp },
            // A log of one entry, whose root is the leaf.
            inclusionProof: {
              logIndex: '0',
              treeSize: '1',
              rootHash: Buffer.from(rootHash, 'hex').toString('base64'),
              hashes: [],
              checkpoint: { envelope: checkpoint },
            },
            canonicalizedBody: body,
          },
        ],
      },
      ...signed.content,
    };
  }

  return {
    bundleOf,
    trustedRoot: {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [logKey(LOG_URL, log.publicKey)],
      ctlogs: [logKey('https://ctlog.example.test', ctlog.publicKey)],
      certificateAuthorities: [
        {
          subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
          uri: 'https://ca.example.test',
          certChain: { certificates: [{ rawBytes: bytesOf(ca.rootCertificate).toString('base64') }] },
          ...since,
        },
      ],
      timestampAuthorities: [],
    },
  };
}
