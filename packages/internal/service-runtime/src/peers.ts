import { systemSession } from '@guildhall/authz';
import { request } from 'undici';
import type { z } from 'zod';
import { PASSPORT_HEADER, type GrantPassport } from './passport.ts';

/** Reads other services' read-only /internal routes. */
export interface Peers {
  get<T>(service: string, marketplaceId: string, path: string, shape: z.ZodType<T>): Promise<T>;
}

const DEADLINE_MS = 5_000;

export function openPeers(urls: Record<string, string>, grant: GrantPassport): Peers {
  return {
    async get(service, marketplaceId, path, shape) {
      const base = urls[service];
      if (!base) throw new Error(`PEERS names no ${service}`);
      const passport = await grant(systemSession(marketplaceId, `peer-${crypto.randomUUID()}`), service, '');
      const { statusCode, body } = await request(new URL(path, base), {
        headers: { [PASSPORT_HEADER]: passport },
        headersTimeout: DEADLINE_MS,
        bodyTimeout: DEADLINE_MS,
      });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${service} answered ${statusCode} to ${path}`);
      return shape.parse(JSON.parse(text));
    },
  };
}
