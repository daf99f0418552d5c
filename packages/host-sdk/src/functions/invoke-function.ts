import type { Json } from '@guildhall/plugin-sdk/wire';
import { INVOKE_FUNCTION } from '../documents.ts';
import { askGateway } from '../live/ask-gateway.ts';
import type { GatewayAccess } from '../live/gateway.ts';
import { cleanJson } from '../sandbox/clean-json.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import { SandboxError } from '../sandbox/sandbox-error.ts';

/** Where the marketplace says nothing more. */
const SENTENCES: Readonly<Record<string, string>> = {
  ERROR: 'The function failed; its log says more.',
  TIMEOUT: 'The function took too long and was stopped.',
  MEMORY: 'The function used more memory than it may and was stopped.',
  TOO_LARGE: 'The function answered with more than it may.',
  TOO_MANY_CALLS: 'The function asked the host more often than it may.',
  KILLED: 'The function was stopped before it could answer. Try again.',
  QUARANTINED: 'This version broke its sandbox before and may not run functions.',
  REFUSED: 'This plugin may not run functions right now.',
};

/**
 * Runs a function of an installation on the server and answers what it returned. Rejects with a SandboxError whose code
 * is the invocation's outcome (`TIMEOUT`, `REFUSED`) or the code of what a person can put right (`BAD_INPUT`).
 */
export async function invokeFunction(
  gateway: GatewayAccess,
  input: { readonly installationId: string; readonly function: string; readonly payload: Json },
  signal: AbortSignal,
): Promise<Json> {
  const answer = await askGateway(gateway, INVOKE_FUNCTION, { input }, 'invokeFunction', signal);
  const refusals: readonly unknown[] = Array.isArray(answer.userErrors) ? answer.userErrors : [];
  const [refusal] = refusals;
  if (isPlainObject(refusal)) throw problem(refusal.code, refusal.message);
  const { outcome, message } = isPlainObject(answer.invocation) ? answer.invocation : {};
  if (outcome !== 'OK') throw problem(outcome, message);
  return cleanJson(answer.value ?? null) ?? null;
}

function problem(code: unknown, message: unknown): SandboxError {
  const known = typeof code === 'string' ? code : 'HOST_ERROR';
  const text = typeof message === 'string' && message !== '' ? message : SENTENCES[known];
  return new SandboxError(known, text ?? 'The marketplace did not say how the function ended.');
}
