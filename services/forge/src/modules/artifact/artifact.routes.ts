import { sessionReader, type Served } from '@guildhall/service-runtime';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { httpError, NOBODY } from '../../http-error.ts';
import { findArtifact } from './find-artifact.ts';

const TYPE = {
  BUNDLE: 'text/javascript; charset=utf-8',
  SOURCE: 'application/gzip',
  SOURCE_MAP: 'application/json',
  METAFILE: 'application/json',
} as const;

const UNKNOWN = { status: 404, code: 'NOT_FOUND', message: 'There is no such artifact.' } as const;
const STOPPED = {
  status: 410,
  code: 'GONE',
  message: 'The marketplace has stopped the release this belongs to.',
} as const;

/** `GET /artifacts/:sha256`: code as it was released, or a tarball for those who may read it. */
export function serveArtifacts(app: FastifyInstance, { units, openPassport }: Served<Context>): void {
  const who = sessionReader(openPassport);
  app.get<{ Params: { sha256: string } }>('/artifacts/:sha256', async (request, reply) => {
    const session = await who(request);
    if (!session) return httpError(reply, NOBODY);
    const { sha256 } = request.params;
    const found = await units.run(
      session,
      async (ctx) => {
        const artifact = await findArtifact(ctx, sha256);
        if (artifact === null || artifact === 'STOPPED') return artifact;
        return { artifact, content: await ctx.artifacts.read(sha256) };
      },
      { readOnly: true },
    );
    if (found === 'STOPPED') return httpError(reply, STOPPED);
    if (!found?.content) return httpError(reply, UNKNOWN);
    return reply
      .headers({
        'content-type': TYPE[found.artifact.kind],
        etag: `"${sha256}"`,
        // Named by their own digest, bytes never change; private, because they may be stopped.
        'cache-control': 'private, max-age=31536000, immutable',
      })
      .send(Buffer.from(found.content));
  });
}
