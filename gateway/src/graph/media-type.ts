const GRAPHQL = 'application/graphql-response+json';

/** Whether a client reads the status of an answer as GraphQL over HTTP means it. */
export function wantsGraphql(accept: string | undefined): boolean {
  return accept?.includes(GRAPHQL) ?? false;
}

export function mediaTypeFor(accept: string | undefined): string {
  return `${wantsGraphql(accept) ? GRAPHQL : 'application/json'}; charset=utf-8`;
}
