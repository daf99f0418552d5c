import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { SANDBOX_HEADERS, sandboxDocument } from '@guildhall/host-sdk/sandbox-document';
import fastify from 'fastify';
import type { JWK } from 'jose';
import { PEOPLE, tokenRequest, type Person } from '../contract/people.ts';
import type { PageConfig } from '../contract/page-config.ts';
import { callHandlers } from './calls/call-handlers.ts';
import { callRoutes } from './calls/call-routes.ts';
import { contactRoutes } from './contacts/contact-routes.ts';
import { openContactBook } from './contacts/contact-book.ts';
import { seedContacts } from './contacts/seed-contacts.ts';
import { mintToken } from './mint-token.ts';
import { COMMON_HEADERS, contentSecurityPolicy } from './security-headers.ts';

export interface ExampleHostOptions {
  /** 0 takes a free port. */
  port: number;
  gateway: { url: string };
  /** The marketplace's id: the audience of every token. */
  marketplace: string;
  /** The key under which that marketplace knows this host: what manifests name in `engines.surface`. */
  hostId: string;
  /** The private key of the host, EdDSA or ES256. */
  signingKey: JWK;
  issuer: string;
  /** The marketplace's public keys, pinned: the page believes no other signature. */
  keys?: PageConfig['keys'];
  /** The built page; by default what `vite build` left in `dist`. */
  webRoot?: string;
  people?: readonly Person[];
}

export interface ExampleHost {
  url: string;
  close(): Promise<void>;
}

const DIST = join(import.meta.dirname, '../dist');

/** Serves Fernhill CRM on loopback: its page, its data, its sandbox document and the tokens it signs for its people. */
export async function startExampleHost(options: ExampleHostOptions): Promise<ExampleHost> {
  const { gateway, marketplace, hostId, keys, people = PEOPLE, webRoot = DIST } = options;
  const signing = { key: options.signingKey, issuer: options.issuer, marketplace, people };
  const config: PageConfig = { gateway, marketplace, host: hostId, ...(keys && { keys }) };
  const policy = contentSecurityPolicy(gateway.url);
  const sandbox = sandboxDocument();
  // Browsers open lines ahead of their questions; the end does not wait a minute for what is never asked on them.
  const app = fastify({ logger: false, bodyLimit: 64 * 1024, forceCloseConnections: true });

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...COMMON_HEADERS, 'content-security-policy': policy });
    // A page elsewhere may not ask this server to sign anything, whatever name it reached us by.
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${request.host}`) {
      await reply
        .code(403)
        .send({ errors: [{ code: 'OTHER_ORIGIN', message: 'Open the CRM at its own address.' }] });
    }
  });

  app.get('/config.json', () => config);
  app.get('/api/people', () => people);
  app.post('/api/token', async (request, reply) => {
    const asked = tokenRequest.safeParse(request.body);
    if (!asked.success) {
      const message = 'Send { user, organization, role }.';
      return reply.code(422).send({ errors: [{ code: 'INVALID', message }] });
    }
    const minted = await mintToken(signing, asked.data);
    void reply.header('cache-control', 'no-store');
    return minted.ok ? minted.value : reply.code(403).send({ errors: [minted.error] });
  });
  app.get('/sandbox/v1.html', (_request, reply) =>
    reply.type('text/html; charset=utf-8').headers(SANDBOX_HEADERS).send(sandbox),
  );
  const book = openContactBook(seedContacts(new Date()));
  contactRoutes(app, book);
  callRoutes(app, {
    ...{ host: hostId, marketplace, endpoint: gateway.url, apis: callHandlers(book, people) },
    ...(keys && { keys }),
  });

  if (existsSync(webRoot)) {
    await app.register(fastifyStatic, { root: webRoot, index: ['index.html'], preCompressed: true });
    // Addresses such as /contacts/contact-07 belong to the page; missing files and data stay missing.
    app.setNotFoundHandler((request, reply) => {
      const forPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
      if (forPage) return reply.sendFile('index.html');
      return reply.code(404).send({ errors: [{ code: 'NOT_FOUND', message: 'There is nothing here.' }] });
    });
  }

  await app.listen({ host: '127.0.0.1', port: options.port });
  return { url: `http://127.0.0.1:${portOf(app.server.address())}`, close: () => app.close() };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.');
  return address.port;
}
