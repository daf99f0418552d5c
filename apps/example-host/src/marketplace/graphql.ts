import { z } from 'zod';
import { MarketplaceError } from './marketplace-error.ts';

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

export type Ask = <T>(
  document: string,
  variables: Record<string, unknown>,
  shape: z.ZodType<T>,
) => Promise<T>;

/** Speaks GraphQL to the gateway. What cannot be answered throws; fields we may not see arrive as null. */
export function createAsk(
  endpoint: string,
  getToken: () => Promise<string>,
  send: typeof fetch = fetch,
): Ask {
  return async (document, variables, shape) => {
    const token = await getToken();
    const response = await send(`${endpoint}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: document, variables }),
    }).catch(() => {
      throw new MarketplaceError('The marketplace cannot be reached right now.', null);
    });
    const requestId = response.headers.get('x-request-id');
    const body = answer.safeParse(await response.json().catch(() => null));
    const data = body.success ? body.data.data : null;
    if (!data) {
      const message = body.data?.errors?.[0]?.message ?? `The marketplace answered with ${response.status}.`;
      throw new MarketplaceError(message, requestId);
    }
    const parsed = shape.safeParse(data);
    // Nothing but nulls beside an error is no word about what there is: nobody could look.
    const unknown = body.data?.errors !== undefined && Object.values(data).every((field) => field === null);
    if (parsed.success && !unknown) return parsed.data;
    // A field that must be there is null when its part of the marketplace failed: then the errors say why.
    const message =
      body.data?.errors?.[0]?.message ?? 'The marketplace answered in a form this page does not know.';
    throw new MarketplaceError(message, requestId);
  };
}
