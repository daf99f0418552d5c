import type { FastifyInstance } from 'fastify';
import { ERRORS_PAGE } from '../errors.ts';
import { errorsAsHtml } from '../errors-page.ts';

/** `GET /docs/errors`: what each code means and what to do, where links in errors lead. The same for everybody. */
export function serveErrorsPage(app: FastifyInstance): void {
  const page = errorsAsHtml();
  app.get(ERRORS_PAGE, (_request, reply) =>
    reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'",
        'cache-control': 'public, max-age=300',
      })
      .send(page),
  );
}
