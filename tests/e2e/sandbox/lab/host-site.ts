import type { AddressInfo } from 'node:net';
import { SANDBOX_CSP, SANDBOX_HEADERS, sandboxDocument } from '@guildhall/host-sdk/sandbox-document';
import fastify from 'fastify';
import { bundle } from './bundle.ts';
import { unguardedSandbox } from './unguarded-sandbox.ts';

/** An application that embeds plugins, with a cookie worth stealing. */
export interface HostSite {
  readonly url: string;
  /** Requests to `/secret` that carried the cookie, since the last call. */
  takeSecretReads(): string[];
  close(): Promise<void>;
}

export async function startHostSite(gateway: string): Promise<HostSite> {
  const app = fastify({ forceCloseConnections: true });
  const secretReads: string[] = [];
  const script = await bundle('page/main.ts');
  const unguarded = unguardedSandbox();

  app.get('/', async (_request, reply) =>
    reply
      .type('text/html')
      .header('set-cookie', 'sid=HOSTSECRET; Path=/')
      .header(
        'content-security-policy',
        `default-src 'self'; connect-src 'self' ${gateway}; frame-src 'self'`,
      )
      .send('<!doctype html><title>host secret</title><div id="app"></div><script src="/page.js"></script>'),
  );
  // The same page without a policy of its own: where the positive control runs.
  app.get('/open', async (_request, reply) =>
    reply
      .type('text/html')
      .header('set-cookie', 'sid=HOSTSECRET; Path=/')
      .send('<!doctype html><title>host secret</title><div id="app"></div><script src="/page.js"></script>'),
  );
  app.get('/page.js', async (_request, reply) => reply.type('text/javascript').send(script));
  app.get('/sandbox/v1.html', async (_request, reply) =>
    reply.type('text/html').headers(SANDBOX_HEADERS).send(sandboxDocument()),
  );
  // As a browser sees it that knows no `Connection-Allowlist`.
  app.get('/sandbox/policy-only.html', async (_request, reply) =>
    reply.type('text/html').header('content-security-policy', SANDBOX_CSP).send(sandboxDocument()),
  );
  app.get('/sandbox/unguarded.html', async (_request, reply) =>
    reply.type('text/html').header('content-security-policy', unguarded.csp).send(unguarded.html),
  );
  app.get('/secret', (request) => {
    if (request.headers.cookie?.includes('HOSTSECRET')) secretReads.push(String(request.headers.origin));
    return { secret: 1 };
  });

  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    takeSecretReads: () => secretReads.splice(0),
    close: () => app.close(),
  };
}
