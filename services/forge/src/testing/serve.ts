import type { Session } from '@guildhall/authz';
import { generateKey, PASSPORT_HEADER, passportControl, passportOffice } from '@guildhall/service-runtime';
import fastify from 'fastify';
import { pino } from 'pino';
import type { TestForge } from './harness.ts';

export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

/** Forge's own routes on a free port, behind passports as the gateway would write them. */
export async function serve(forge: TestForge) {
  const { privateKey, publicKey } = await generateKey('gateway');
  const grant = passportOffice(privateKey);
  const app = fastify({ bodyLimit: 1_000 });
  forge.service.routes?.(app, {
    units: forge.units,
    openPassport: passportControl({ keys: [publicKey] }, 'forge'),
    courierUrl: forge.database.courier,
    ground: {
      bus: forge.bus,
      signer: forge.signer,
      verifier: forge.verifier,
      sealer: forge.sealer,
      peers: { get: unasked, post: unasked },
      actorSecret: new Uint8Array(32),
      log: pino({ level: 'silent' }),
    },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    async ask(
      method: 'GET' | 'PUT' | 'POST',
      path: string,
      session: Session | null,
      body?: Uint8Array,
      headers: Record<string, string> = {},
    ): Promise<Answer> {
      const passport = session && (await grant(session, 'forge', ''));
      const answer = await fetch(new URL(path, url), {
        method,
        headers: { ...headers, ...(passport && { [PASSPORT_HEADER]: passport }) },
        ...(body && { body: Buffer.from(body) }),
      });
      return {
        status: answer.status,
        body: await answer.text(),
        headers: Object.fromEntries(answer.headers),
      };
    },
    close: () => app.close(),
  };
}

export type TestServer = Awaited<ReturnType<typeof serve>>;

function unasked(): Promise<never> {
  return Promise.reject(new Error('forge asks no peer'));
}
