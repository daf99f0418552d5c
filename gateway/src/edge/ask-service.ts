import { request, type Dispatcher } from 'undici';
import { z } from 'zod';
import { isCode } from '../error-codes.ts';
import { OUR_FAULT, serviceAway, speak } from '../errors.ts';

type Asked = Parameters<typeof request>[1];

/**
 * Asks a service at an address beside its graph. Throws what the caller should read: its refusal in its own words, that it
 * is away, or that something broke, without a word of what.
 */
export async function askService(url: URL, asked: Asked): Promise<Dispatcher.ResponseData<unknown>> {
  const answer = await reachService(url, asked);
  if (answer.statusCode < 400) return answer;
  throw await refusalOf(answer);
}

/** The same, with refusals left as they came. */
export async function reachService(url: URL, asked: Asked): Promise<Dispatcher.ResponseData<unknown>> {
  try {
    return await request(url, asked);
  } catch (cause) {
    throw serviceAway(cause);
  }
}

const refusal = z.object({
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().refine(isCode) }) }))
    .length(1),
});

/** A refusal that a service wrote for the caller; whatever else it said, of itself or its database, stays here. */
export async function refusalOf({ statusCode, body }: Dispatcher.ResponseData<unknown>): Promise<Error> {
  const [written] = refusal.safeParse(await body.json().catch(() => null)).data?.errors ?? [];
  return written
    ? speak(written.extensions.code, written.message, statusCode)
    : speak('INTERNAL_SERVER_ERROR', OUR_FAULT, 500);
}
