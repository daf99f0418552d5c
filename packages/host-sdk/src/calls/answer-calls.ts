import type { Json } from '@guildhall/plugin-sdk/wire';
import { SandboxError } from '../sandbox/sandbox-error.ts';
import { fetchKeys } from '../trust/fetch-keys.ts';
import { createKeyRing } from '../trust/key-ring.ts';
import type { PublicKey } from '../trust/public-key.ts';
import { SignatureError } from '../trust/verify-statement.ts';
import type { HostCall } from './host-call.ts';
import { openCallReader, type CallRequest } from './read-call.ts';

/** Answers one call of the surface. Throwing a SandboxError tells the plugin its code and message. */
export type CallHandler = (call: HostCall) => Json | undefined | Promise<Json | undefined>;

export interface AnswerCallsOptions {
  /** The key under which the marketplace knows this host. */
  readonly host: string;
  /** The marketplace's id. */
  readonly marketplace: string;
  /** The gateway's origin, which is asked for the marketplace's keys unless they are given. */
  readonly endpoint: string;
  /** The keys this server believes, as the gateway's `/v1/keys` names them. */
  readonly keys?: readonly PublicKey[];
  /** By the names that the surface gives an address for. */
  readonly apis: Readonly<Record<string, CallHandler>>;
}

/** What to send back: `body` is JSON. */
export interface CallAnswer {
  readonly status: number;
  readonly body: string;
}

const PATIENCE_MS = 5_000;

/**
 * The server's side of `api.host.call` in functions: whoever did not come from the marketplace gets 401 and reaches no
 * handler. What a handler throws besides a SandboxError is thrown on, for the server to answer as it answers its failures.
 */
export function answerCalls(options: AnswerCallsOptions): (request: CallRequest) => Promise<CallAnswer> {
  const { endpoint, keys, apis } = options;
  const ring = createKeyRing(keys, (fresh) => fetchKeys(endpoint, fresh, AbortSignal.timeout(PATIENCE_MS)));
  const readCall = openCallReader(options, ring);

  return async (request) => {
    try {
      const call = await readCall(request);
      const handler = Object.hasOwn(apis, call.name) ? apis[call.name] : undefined;
      if (!handler) return refusal(404, 'UNKNOWN_API', `This host has no call "${call.name}".`);
      return { status: 200, body: JSON.stringify((await handler(call)) ?? null) };
    } catch (error) {
      if (error instanceof SignatureError) return refusal(401, 'NOT_SIGNED', `The call ${error.message}.`);
      if (error instanceof SandboxError) return refusal(422, error.code, error.message);
      throw error;
    }
  };
}

function refusal(status: number, code: string, message: string): CallAnswer {
  return { status, body: JSON.stringify({ code, message }) };
}
