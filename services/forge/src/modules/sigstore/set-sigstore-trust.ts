import { assertCan } from '@guildhall/authz';
import { conflict, err, invalid, ok, type Result } from '@guildhall/kernel';
import { readTrustedRoot } from '@guildhall/supply-chain';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { MAX_SIGSTORE_BYTES, type SigstoreTrustRow } from './sigstore-trust.ts';

/** Read more strictly than the library does: to it, any object is a root that trusts nobody. */
const rootShape = z
  .record(z.string(), z.json())
  .refine(
    ({ mediaType }) =>
      typeof mediaType === 'string' && mediaType.startsWith('application/vnd.dev.sigstore.trustedroot'),
  );

/** Says whose signatures count, from the next run on. Runs that have concluded stay as they are. */
export async function setSigstoreTrust(
  ctx: Pick<Context, 'session' | 'sigstore' | 'audit' | 'now'>,
  { trustedRoot: said, expectedRev }: { trustedRoot?: unknown; expectedRev?: number | null | undefined },
): Promise<Result<SigstoreTrustRow>> {
  assertCan(ctx.session, 'policy:write');
  const before = await ctx.sigstore.trust();
  if (expectedRev != null && expectedRev !== before.rev) return conflict('Sigstore trust');
  const trustedRoot = readRoot(said ?? null);
  if (!trustedRoot.ok) return trustedRoot;

  const next = {
    ...{ trustedRoot: trustedRoot.value, since: ctx.now },
    ...{ actorId: ctx.session.actorId, rev: before.rev + 1 },
  };
  if (!(await ctx.sigstore.addTrust(next, ctx.now))) return conflict('Sigstore trust');
  await ctx.audit.write({
    action: 'sigstoreTrust.set',
    subject: { type: 'sigstoreTrust', id: ctx.session.marketplaceId, rev: next.rev },
    detail: { trustedRoot: next.trustedRoot },
  });
  return ok(next);
}

function readRoot(said: unknown): Result<SigstoreTrustRow['trustedRoot']> {
  if (said === null) return ok(null);
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
  if (!root.ok) return err({ code: 'BAD_INPUT', message: root.error.message, field: ['trustedRoot'] });
  return ok(read.data);
}
