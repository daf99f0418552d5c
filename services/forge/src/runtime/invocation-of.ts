import type { Invocation, InvocationLimits } from '@guildhall/sandbox';
import type { FunctionLimits } from '@guildhall/schema';
import { z } from 'zod';
import type { RunOrder } from './run-order.ts';

const json = z.json();

/** A run as the sandbox wants it. What is given to a function is JSON, or nothing. */
export function invocationOf(order: RunOrder): Invocation {
  const { marketplaceId, installationId, codeDigest, code, entry, payload, context, settings } = order;
  return {
    ...{ marketplaceId, installationId, codeDigest, code },
    functionName: entry,
    payload: json.parse(payload ?? null),
    context: json.parse(context),
    settings: json.parse(settings),
    limits: runLimits(order.limits, order.wallMs),
    // Nobody knows what a function has done by the time its process dies.
    idempotent: false,
  };
}

const MB = 1024 * 1024;

/** What one run may use, as the sandbox counts it; what a marketplace does not set is the sandbox's own. */
export function runLimits(
  { cpuMs, memoryMb, hostCalls, fetches }: FunctionLimits,
  wallMs: number,
): Partial<InvocationLimits> {
  return { wallMs, cpuMs, memoryBytes: memoryMb * MB, hostCalls, fetches };
}
