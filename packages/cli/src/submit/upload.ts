import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { ATTACH_SIGSTORE, CREATE_UPLOAD } from './operations.ts';

const received = z.object({ receipt: z.string() });
const refusal = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });
/** Shorter than the quarter of an hour that an upload stays open: a retry finds it open, a later day opens another. */
const SLOT_MS = 600_000;

export interface Archive {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Sends the tarball, and the Sigstore bundle about it where there is one, and answers with the receipt for submitVersion.
 * The same tarball may be sent any number of times.
 */
export async function upload(
  gateway: Gateway,
  { bytes, sha256 }: Archive,
  sigstore: unknown = null,
): Promise<Result<string, Failure>> {
  const opened = await gateway.perform(
    CREATE_UPLOAD,
    { bytes: bytes.length, sha256 },
    String(Math.floor(Date.now() / SLOT_MS)),
  );
  if (!opened.ok) return opened;
  if (sigstore !== null) {
    const { id: uploadId } = opened.value.upload;
    const attached = await gateway.perform(ATTACH_SIGSTORE, { uploadId, bundle: sigstore });
    if (!attached.ok) return attached;
  }
  const answer = await gateway.put(opened.value.upload.url, bytes);
  if (!answer.ok) return answer;
  const body = jsonOf(answer.value.body);
  const arrived = received.safeParse(body);
  if (arrived.success) return ok(arrived.data.receipt);
  const refused = refusal.safeParse(body);
  const { status } = answer.value;
  const words = refused.success
    ? (refused.data.errors[0]?.message ?? '')
    : `The upload ended with HTTP ${status}.`;
  if (status === 401 || status === 403) return failed('signIn', 'UPLOAD_REFUSED', words);
  return status >= 500
    ? failed('server', 'UPLOAD_BROKE', `${words} Run the same command again.`)
    : failed('refused', 'UPLOAD_REFUSED', words);
}
