import type { Json } from '@guildhall/plugin-sdk/wire';
import type { Limits } from '../limits.ts';
import { GatewayError, type GatewayAccess } from '../live/gateway.ts';
import { SandboxError } from '../sandbox/sandbox-error.ts';
import { invokeFunction } from './invoke-function.ts';

/** Lets one installation's page call its own functions. */
export type FunctionCaller = (name: string, payload: Json) => Promise<Json>;

/** Whose functions are called is decided here, from the resolution; the plugin only says which, and with what. */
export function createFunctionCaller(
  gateway: GatewayAccess,
  installationId: string,
  limits: Pick<Limits, 'callMs' | 'pendingFunctions' | 'functionPayloadBytes'>,
): FunctionCaller {
  let pending = 0;
  return async (name, payload) => {
    const bytes = new TextEncoder().encode(JSON.stringify(payload)).length;
    if (bytes > limits.functionPayloadBytes) {
      const most = limits.functionPayloadBytes;
      throw new SandboxError('TOO_LARGE', `A payload has at most ${most} bytes; this one has ${bytes}.`);
    }
    if (pending >= limits.pendingFunctions) {
      const most = limits.pendingFunctions;
      throw new SandboxError('TOO_MANY_CALLS', `A plugin may wait for ${most} functions at a time.`);
    }
    pending += 1;
    try {
      const signal = AbortSignal.timeout(limits.callMs);
      return await invokeFunction(gateway, { installationId, function: name, payload }, signal);
    } catch (error) {
      throw readable(error, limits.callMs);
    } finally {
      pending -= 1;
    }
  };
}

/** What a plugin may read of a failure: not where the gateway is, and nothing a browser adds. */
function readable(error: unknown, callMs: number): SandboxError {
  if (error instanceof SandboxError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new SandboxError('TIMEOUT', `The function did not answer within ${callMs} ms.`);
  const message = error instanceof GatewayError ? error.message : 'The marketplace cannot be reached.';
  return new SandboxError('UNAVAILABLE', `${message} Try again.`);
}
