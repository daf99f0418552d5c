import type { JsonObject } from '@guildhall/plugin-sdk/wire';
import { EMIT_HOST_EVENT } from '../documents.ts';
import type { HostScope } from '../host.ts';
import { askGateway } from '../live/ask-gateway.ts';
import { GatewayError, type GatewayAccess } from '../live/gateway.ts';
import { cleanJsonObject } from '../sandbox/clean-json.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import type { EventAnswer } from './event-answer.ts';

/** A function's word on an event. */
export interface FunctionAnswer {
  readonly installationId: string;
  readonly pluginId: string;
  readonly answer: EventAnswer;
  /** How the run ended; `OK` when the function said something. */
  readonly outcome: string;
}

/**
 * Tells the functions that listen to an event at this place, and answers what its interceptors said, in the
 * marketplace's order. A function that failed counts as allowing; a marketplace that cannot be asked rejects.
 */
export async function askFunctions(
  gateway: GatewayAccess,
  { host, organization, workspace }: HostScope,
  event: string,
  said: { payload: JsonObject; context: JsonObject },
  signal: AbortSignal,
): Promise<readonly FunctionAnswer[]> {
  const scope = { host, organization, ...(workspace === undefined ? {} : { workspace }) };
  const input = { scope, event, ...said };
  const told = await askGateway(gateway, EMIT_HOST_EVENT, { input }, 'emitHostEvent', signal);
  const refusals: readonly unknown[] = Array.isArray(told.userErrors) ? told.userErrors : [];
  const [refusal] = refusals;
  if (isPlainObject(refusal)) throw new GatewayError(String(refusal.message));
  return Array.isArray(told.answers) ? told.answers.filter(isPlainObject).map(readAnswer) : [];
}

function readAnswer({ installationId, pluginId, verdict, reason, patch, outcome }: Raw): FunctionAnswer {
  return {
    installationId: String(installationId),
    pluginId: String(pluginId),
    outcome: verdict === 'NONE' && outcome === 'OK' ? 'UNREADABLE' : String(outcome),
    answer: meaningOf(verdict, reason, patch),
  };
}

type Raw = Record<string, unknown>;

function meaningOf(verdict: unknown, reason: unknown, patch: unknown): EventAnswer {
  if (verdict === 'BLOCK') return { type: 'block', reason: typeof reason === 'string' ? reason : '' };
  const fields = verdict === 'PATCH' && isPlainObject(patch) ? cleanJsonObject(patch) : undefined;
  return fields ? { type: 'patch', patch: fields } : { type: 'allow' };
}
