import type { HostCall, HostCalls, Invocation } from '../invocation.ts';
import { isList, readJson } from '../json.ts';
import type { CallMessage } from '../executor/messages.ts';
import { HostCallRefusal } from './refusal.ts';

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

/** Answers one call out of a guest. `broken` hears of errors that are ours; the guest learns nothing of them. */
export async function answerCall(
  { text }: CallMessage,
  invocation: Invocation,
  host: HostCalls,
  callBytes: number,
  broken: (error: unknown) => void,
): Promise<Answer> {
  try {
    const answer = JSON.stringify((await host(readCall(text, invocation))) ?? null);
    if (Buffer.byteLength(answer) <= callBytes) return { ok: true, text: answer };
    return refusal('TOO_LARGE', `The answer is larger than ${callBytes} bytes.`);
  } catch (error) {
    if (error instanceof HostCallRefusal) return refusal(error.code, error.message);
    broken(error);
    return refusal('HOST_FAILED', 'The host could not answer; trying again may help.');
  }
}

function refusal(code: string, message: string): Answer {
  return { ok: false, text: JSON.stringify({ code, message }) };
}

/** An executor that was taken over could write anything here. */
function readCall(
  text: string,
  { marketplaceId, installationId, codeDigest, functionName }: Invocation,
): HostCall {
  const call = readJson(text);
  if (!isList(call) || call.length !== 2 || typeof call[0] !== 'string') {
    throw new TypeError('A call came in a form that no guest writes.');
  }
  const [op, args = null] = call;
  return { op, args, invocation: { marketplaceId, installationId, codeDigest, functionName } };
}
