import { createHash } from 'node:crypto';
import type { Invocation } from '../invocation.ts';

/** A bundle with one function, `run`, whose body this is; `payload` and `api` are in reach. */
export function codeOf(body: string): string {
  return `guildhall.register({ run: async (payload, api) => { ${body} } });`;
}

export function digestOfCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** An invocation of `run` of such a bundle; what a test cares about is given. */
export function callOf(body: string, { code = codeOf(body), ...rest }: Partial<Invocation> = {}): Invocation {
  return {
    marketplaceId: 'mkt_a',
    installationId: 'ins_a',
    codeDigest: digestOfCode(code),
    code,
    functionName: 'run',
    payload: null,
    context: {},
    idempotent: true,
    ...rest,
  };
}
