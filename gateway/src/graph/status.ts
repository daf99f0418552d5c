import { z } from 'zod';
import { wantsGraphql } from './media-type.ts';

const errors = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).min(1),
});
/** What is wrong with a document or its variables, in a request that is otherwise well-formed. */
const IN_THE_DOCUMENT = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/**
 * The status for a client of `application/json`: GraphQL over HTTP asks for 200 wherever there is a GraphQL answer at all,
 * because old clients read no body of a 400. Those of `application/graphql-response+json` get the true status.
 */
export function statusFor(accept: string | undefined, status: number, body: string): number {
  if (status !== 400 || wantsGraphql(accept)) return status;
  const read = errors.safeParse(JSON.parse(body));
  const documents = read.data?.errors.every(({ extensions }) => IN_THE_DOCUMENT.includes(extensions.code));
  return documents ? 200 : status;
}
