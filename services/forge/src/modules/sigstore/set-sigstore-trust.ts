import { assertCan } from '@guildhall/authz';
import { invalid, ok, type Result } from '@guildhall/kernel';
import { readTrustedRoot } from '@guildhall/supply-chain';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { sayAnew } from '../../revision/say-anew.ts';
import { MAX_SIGSTORE_BYTES, type SigstoreTrustRow } from './sigstore-trust.ts';

/** Read more strictly than the library does: to it, any object is a root that trusts nobody. */
const rootShape = z
  .record(z.string(), z.json())
  .refine(
    ({ mediaType }) =>
      typeof mediaType === 'string' && mediaType.startsWith('application/vnd.dev.sigstore.trustedroot'),
  );

/** Says whose signatures count, from the next run on. Runs that have concluded stay as they are. */
export function setSigstoreTrust(
  ctx: Pick<Context, 'session' | 'sigstore' | 'audit' | 'now'>,
  { trustedRoot, expectedRev }: { trustedRoot?: unknown; expectedRev?: number | null | undefined },
): Promise<Result<SigstoreTrustRow>> {
  assertCan(ctx.session, 'policy:write');
  const { trust: newest, addTrust: add } = ctx.sigstore;
  const subject = { type: 'sigstoreTrust', called: 'Sigstore trust', newest, add };
  return sayAnew(ctx, subject, expectedRev, () => readRoot(trustedRoot ?? null));
}

function readRoot(said: unknown): Result<Pick<SigstoreTrustRow, 'trustedRoot'>> {
  if (said === null) return ok({ trustedRoot: null });
  const read = rootShape.safeParse(said);
  if (!read.success)
    return invalid(
      "It is no trusted root: those are JSON like Sigstore's trusted_root.json, with a mediaType of their own.",
      'trustedRoot',
    );
  const bytes = Buffer.byteLength(JSON.stringify(read.data));
  if (bytes > MAX_SIGSTORE_BYTES) {
    return invalid(
      `A trusted root has at most ${MAX_SIGSTORE_BYTES} bytes; this one has ${bytes}.`,
      'trustedRoot',
    );
  }
  const root = readTrustedRoot(read.data);
  return root.ok ? ok({ trustedRoot: read.data }) : invalid(root.error.message, 'trustedRoot');
}
