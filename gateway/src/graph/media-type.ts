const GRAPHQL = 'application/graphql-response+json';

/** Whether a client reads the status of an answer as GraphQL over HTTP means it. */
export function wantsGraphql(accept: string | undefined): boolean {
  return accept?.includes(GRAPHQL) ?? false;
}

const ACCEPTABLE = new Set(['*/*', 'application/*', 'application/json', GRAPHQL]);

/** Whether a client takes an answer in any of the forms that we write. */
export function isAcceptable(accept: string | undefined): boolean {
  if (accept === undefined || ACCEPTABLE.has(accept)) return true;
  const named = accept.toLowerCase().split(',');
  return named.some((one) => ACCEPTABLE.has(one.split(';', 1)[0]?.trim() ?? ''));
}

export function mediaTypeFor(accept: string | undefined): string {
  return `${wantsGraphql(accept) ? GRAPHQL : 'application/json'}; charset=utf-8`;
}
