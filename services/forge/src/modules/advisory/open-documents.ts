import { readOsv } from '@guildhall/analysis';
import { invalid, notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';

export interface Given {
  uploadId?: string | null | undefined;
  entries?: readonly unknown[] | null | undefined;
}

type Documents = (readonly [source: string, document: unknown])[];

/** What a zip may hold; a single file is bounded by what an upload may. */
const LIMITS = { entries: 20_000, bytes: 100_000_000 };

/** The OSV documents a caller hands over, unread. */
export async function openDocuments(
  ctx: Pick<Context, 'session' | 'uploads' | 'artifacts'>,
  { uploadId, entries }: Given,
): Promise<Result<Documents>> {
  if ((uploadId == null) === (entries == null))
    return invalid('Give either uploadId or entries.', uploadId == null ? 'uploadId' : 'entries');
  if (uploadId == null) return ok([['entries', entries ?? []]]);
  const upload = await ctx.uploads.find(uploadId);
  if (upload?.actorId !== ctx.session.actorId) return notFound('upload of yours', ['uploadId']);
  const bytes = upload.receivedAt === null ? null : await ctx.artifacts.read(upload.sha256);
  if (!bytes) return invalid('Nothing has arrived for this upload yet; PUT the file to its url.', 'uploadId');
  const read = readOsv(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 'The upload', LIMITS);
  return read.ok ? read : invalid(read.error.message, 'uploadId');
}
