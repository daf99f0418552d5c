import { sessionReader, type Served } from '@guildhall/service-runtime';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { httpError, NOBODY } from '../../http-error.ts';
import { findOpenUpload } from './find-open-upload.ts';
import { readBody } from './read-body.ts';
import { receiveUpload } from './receive-upload.ts';

/** `PUT /uploads/:id`: the bytes of a tarball, answered with a signed receipt for submitVersion. */
export function serveUploads(app: FastifyInstance, { units, openPassport }: Served<Context>): void {
  const who = sessionReader(openPassport);
  void app.register((uploads, _options, done) => {
    uploads.removeAllContentTypeParsers();
    // Not parsed and not gathered: the bytes are counted as they come.
    uploads.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null);
    });
    uploads.put<{ Params: { id: string } }>('/uploads/:id', async (request, reply) => {
      const session = await who(request);
      if (!session) return httpError(reply, NOBODY);
      const { id } = request.params;
      // No transaction stays open while somebody's slow line delivers.
      const open = await units.run(session, (ctx) => findOpenUpload(ctx, id), { readOnly: true });
      if (!open.ok) return httpError(reply, open.error);
      const content = await readBody(request.raw, open.value);
      if (!content.ok) return httpError(reply.header('connection', 'close'), content.error);
      const received = await units.run(session, (ctx) => receiveUpload(ctx, id, content.value));
      return received.ok ? reply.code(201).send(received.value) : httpError(reply, received.error);
    });
    done();
  });
}
