import type { RequestListener } from 'node:http';
import type { Played } from '../open-egress.ts';
import { makeCertificate } from '../testing/make-certificate.ts';
import { serve } from '../testing/serve.ts';

/** A server that plays an origin until it is closed. */
export interface PlayedOrigin extends Played {
  readonly origin: string;
  close(): Promise<void>;
}

/** Names that RFC 2606 keeps free for ever: nobody can own one, so playing it deceives nobody. */
const RESERVED = /^https:\/\/(?:[a-z0-9-]+\.)+(?:example|test|invalid)$/;
const ADDRESS = '127.0.0.1';
/** Longer than anybody leaves a deployment on their machine open. */
const CERTIFICATE_DAYS = 365;

/** Plays an https origin on this machine. Throws for one that could be somebody's. */
export async function playOrigin(origin: string, answer: RequestListener): Promise<PlayedOrigin> {
  if (!RESERVED.test(origin)) {
    throw new Error(
      `${origin} may belong to somebody; only names under .example, .test and .invalid are played.`,
    );
  }
  const tls = makeCertificate([new URL(origin).hostname], CERTIFICATE_DAYS);
  const server = await serve(answer, { address: ADDRESS, tls });
  return {
    ...{ origin, address: ADDRESS, port: server.port, ca: tls.ca },
    close: () => server[Symbol.asyncDispose](),
  };
}
