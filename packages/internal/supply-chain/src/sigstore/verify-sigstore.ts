import { jsonOf, err, ok, type Result } from '@guildhall/kernel';
import type { Bundle } from '@sigstore/bundle';
import { toSignedEntity, VerificationError, Verifier } from '@sigstore/verify';
import { z } from 'zod';
import { sha256Hex } from '../bytes.ts';
import { PAYLOAD_TYPE } from '../statement/statement.ts';
import { builtFrom, type BuiltFrom } from './built-from.ts';
import { readSigstoreBundle, readTrustedRoot } from './read-sigstore.ts';

/** Who must have signed: the certificate's subject, whole, and the issuer that vouched for it. */
export interface Identity {
  subject: string;
  issuer: string;
}

/** Somebody who signed, with what is proved beside the name. */
export interface Signed extends Identity {
  builtFrom: BuiltFrom;
  /** When the transparency log took the signature in; null where the log does not sign its clock. */
  loggedAt: Date | null;
}

const inTotoStatement = z.looseObject({
  subject: z.array(z.looseObject({ digest: z.looseObject({ sha256: z.string().optional() }) })),
});

interface Question {
  artifact: Uint8Array;
  bundle: unknown;
  trustedRoot: unknown;
}

/**
 * Who signed these bytes, by a Sigstore bundle and a trusted root from files; no network is asked. One log entry, one
 * certificate-log promise and one timestamp are required. Whether it is somebody to trust is for the caller to say.
 */
export function whoSigned({ artifact, ...files }: Question): Result<Signed> {
  const bundle = readSigstoreBundle(files.bundle);
  if (!bundle.ok) return bundle;
  const trust = readTrustedRoot(files.trustedRoot);
  if (!trust.ok) return trust;
  // The library checks who signed a statement, not whether it is about this artifact.
  if (!isAbout(bundle.value, artifact))
    return refused('NOT_ABOUT', 'The Sigstore bundle is about another file, or the file was changed.');
  try {
    const signer = new Verifier(trust.value).verify(toSignedEntity(bundle.value, Buffer.from(artifact)));
    return ok({
      subject: signer.identity?.subjectAlternativeName ?? '',
      issuer: signer.identity?.extensions?.issuer ?? '',
      builtFrom: builtFrom(signer),
      loggedAt: loggedAt(bundle.value),
    });
  } catch (error) {
    if (error instanceof VerificationError)
      return refused('NOT_VERIFIED', `The Sigstore bundle does not hold: ${error.message}.`);
    throw error;
  }
}

/** Whether this identity, and no other, signed these bytes; see whoSigned. The answer is whom to thank. */
export function verifySigstore({
  identity,
  ...question
}: Question & { identity: Identity }): Result<Identity> {
  const signed = whoSigned(question);
  if (!signed.ok) return signed;
  const { subject, issuer } = signed.value;
  // Compared here: the library's own policy takes a part of the subject for the whole.
  if (subject === identity.subject && issuer === identity.issuer) return signed;
  return refused(
    'OTHER_IDENTITY',
    `It was signed by ${subject}, vouched for by ${issuer}; not by who was expected.`,
  );
}

/** Only what a log promised is signed together with its time. */
function loggedAt({ verificationMaterial }: Bundle): Date | null {
  const entry = verificationMaterial.tlogEntries.find((one) => one.inclusionPromise);
  return entry ? new Date(Number(entry.integratedTime) * 1_000) : null;
}

function isAbout({ content }: Bundle, artifact: Uint8Array): boolean {
  // A signature over the bytes themselves is checked against them.
  if (content.$case === 'messageSignature') return true;
  const { payloadType, payload } = content.dsseEnvelope;
  if (payloadType !== PAYLOAD_TYPE) return false;
  const statement = inTotoStatement.safeParse(jsonOf(payload.toString()));
  const digest = sha256Hex(artifact);
  return statement.success && statement.data.subject.some((one) => one.digest.sha256 === digest);
}

function refused(code: string, message: string): Result<never> {
  return err({ code, message, field: ['bundle'] });
}
