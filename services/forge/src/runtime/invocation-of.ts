import type { Invocation } from '@guildhall/sandbox';
import { z } from 'zod';
import type { RunOrder } from './run-order.ts';

const json = z.json();

/** A run as the sandbox wants it. What is given to a function is JSON, or nothing. */
export function invocationOf(order: RunOrder): Invocation {
  const { marketplaceId, installationId, codeDigest, code, entry, payload, context, settings, wallMs } =
    order;
  return {
    ...{ marketplaceId, installationId, codeDigest, code },
    functionName: entry,
    payload: json.parse(payload ?? null),
    context: json.parse(context),
    settings: json.parse(settings),
    limits: { wallMs },
    // Nobody knows what a function has done by the time its process dies.
    idempotent: false,
  };
}
