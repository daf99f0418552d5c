/**
 * Every code that leaves the gateway in `errors[].extensions.code`, and what it means to who reads it, in Markdown. The
 * compiler holds the source to this table; `GET /docs/errors` and docs/errors.md are written from it.
 */
export const ERROR_CODES = {
  UNAUTHENTICATED: `
Status 401. The token is missing, expired, forged or made for another marketplace; the message says which. Sign in again,
or mint a new token. Hosts' tokens live ten minutes at most. From a webhook: the call does not prove to come from the sender
that the plugin expects; those who look after the installation read why in the log of its functions.`,
  FORBIDDEN: `
Status 403, or an error in the answer. The token is good, and does not reach this far: the message names the permission,
or the web origin that the host has not registered.`,
  BAD_REQUEST: `
Status 400. The request is not shaped like GraphQL over HTTP: no document, a field of another type than it has, several
operations and no \`operationName\`, a body that is no JSON. 405 says that this address does not know the method, 406 that
\`Accept\` names no form in which answers are written, 408 that the request took too long to arrive, 413 that the body is
larger than 256 KB, 415 that it is no JSON, 431 that address and headers are larger than 16 KB.`,
  GRAPHQL_PARSE_FAILED: `
The document is no GraphQL, has more than 3,000 tokens, or brackets that stand more than 200 deep in each other.`,
  GRAPHQL_VALIDATION_FAILED: `
The document asks what the graph does not offer to this token, or more than one document may ask: 14 levels, 40 aliases,
40 directives, a cost of 30,000. Ask in pages, and about the schema in a document of its own.`,
  BAD_USER_INPUT: `
A variable or argument is not of its type, out of its range, or more than 200 levels deep; the message names it.`,
  BAD_INPUT: `
What was sent to an address beside the graph, or in a mutation's input, is not what is asked for there; the message names
it.`,
  OPERATION_RESOLUTION_FAILURE: `
\`operationName\` names no operation of the document.`,
  DOCUMENT_UNKNOWN: `
Status 404. A document was named by a hash that no client of this deployment ships. Send its text, or register it with the
deployment.`,
  DOCUMENT_NOT_TRUSTED: `
Status 403. This deployment runs only documents that its clients ship. Add yours to a manifest of trusted documents, or ask
with a token that holds \`documents:free\`: the role developer gives it, and owners and operators have it.`,
  ANSWER_TOO_LARGE: `
Status 422. What was asked for is larger than the gateway hands out: 16 MB for an answer, 64 MB for an artifact. Ask in
pages, or for fewer fields. A mutation has been carried out all the same.`,
  TOO_LARGE: `
Status 413. More bytes came than \`createUpload\` was told of. Open an upload of the right size.`,
  WRONG_SIZE: `
Status 422. Fewer bytes came than \`createUpload\` was told of. Send all of them to the same address.`,
  WRONG_DIGEST: `
Status 422. The bytes have another SHA-256 than \`createUpload\` was told of: another file, or damaged on its way.`,
  EXPIRED: `
Status 410. The time for this upload is over. Open a new one with \`createUpload\`.`,
  GONE: `
Status 410. The marketplace has stopped the release that the artifact belongs to. Take it out of pages and caches.`,
  NOT_TRUSTED: `
Status 403. No trusted publisher of the plugin has the claims of this build's token. An owner of the plugin's publisher
trusts builds with \`addTrustedPublisher\`.`,
  TOKEN_REFUSED: `
Status 403. The build's token does not hold: its signature, audience or dates; the message says which.`,
  TOKEN_USED: `
Status 409. The build's token was exchanged before. Let the build ask its issuer for another one.`,
  ISSUER_AWAY: `
Status 503. The issuer of the build's token cannot be asked for its keys. Try again in a moment.`,
  RATE_LIMITED: `
Status 429. \`retry-after\` says in how many seconds to come back, \`ratelimit-policy\` what is allowed.`,
  TOO_MANY_STREAMS: `
Status 429. You, or all callers of this gateway together, have as many live channels (\`/v1/live\`) open as there may be; the
message says which. Close some, or come back after \`retry-after\` seconds: a channel that closes is free at once. Meanwhile
\`/v1/feed\` tells what is restricted.`,
  RESOLUTION_BEHIND: `
The answer would not have known the latest restriction. Keep what you show, minus what the feed denies, and ask again.`,
  NOT_FOUND: `
There is no such thing in your marketplace; things of other marketplaces read the same.`,
  SERVICE_UNAVAILABLE: `
What the answer rests on is away, overloaded, or not there yet: a service that is not reached or does not answer in time, or
(status 503) who is believed in a marketplace, or its restriction feed, for a gateway that has just started. Other parts of
the answer may be there. Come back in a moment, with a mutation under the same idempotency key: it may have been carried
out. The SDK does by itself.`,
  INTERNAL_SERVER_ERROR: `
Something broke on our side; other parts of the answer may be there. Queries may be repeated at once, mutations with the
same idempotency key.`,
} as const;

export type Code = keyof typeof ERROR_CODES;

export function isCode(word: string): word is Code {
  return Object.hasOwn(ERROR_CODES, word);
}
