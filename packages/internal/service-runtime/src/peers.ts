import { PLATFORM, systemSession } from '@guildhall/authz';
import { request } from 'undici';
import type { z } from 'zod';
import { PASSPORT_HEADER, type GrantPassport } from './passport.ts';

/** Reads other services' read-only /internal routes. */
export interface Peers {
  get<T>(service: string, marketplaceId: string, path: string, shape: z.ZodType<T>): Promise<T>;
  /** Asks about several marketplaces at once; the body says which. */
  post<T>(service: string, path: string, body: object, shape: z.ZodType<T>): Promise<T>;
}

const DEADLINE_MS = 5_000;

export function openPeers(urls: Record<string, string>, grant: GrantPassport): Peers {
  async function ask<T>(
    service: string,
    path: string,
    { marketplaceId, body }: { marketplaceId: string; body: string | null },
    shape: z.ZodType<T>,
  ): Promise<T> {
    const base = urls[service];
    if (!base) throw new Error(`PEERS names no ${service}`);
    const session = systemSession(marketplaceId, `peer-${crypto.randomUUID()}`);
    const answer = await request(new URL(path, base), {
      method: body === null ? 'GET' : 'POST',
      body,
      headers: {
        [PASSPORT_HEADER]: await grant(session, service, body ?? ''),
        'x-request-id': session.requestId,
        ...(body !== null && { 'content-type': 'application/json' }),
      },
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${service} answered ${answer.statusCode} to ${path}`);
    return shape.parse(JSON.parse(text));
  }

  return {
    get: (service, marketplaceId, path, shape) => ask(service, path, { marketplaceId, body: null }, shape),
    post: (service, path, body, shape) =>
      ask(service, path, { marketplaceId: PLATFORM, body: JSON.stringify(body) }, shape),
  };
}
