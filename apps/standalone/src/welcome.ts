import type { StandaloneOptions } from './environment.ts';
import type { Guildhall } from './guildhall.ts';

/** What a person sees when everything is open. */
export function welcome(
  { gateway, graphql, exampleHost, personas }: Guildhall,
  options: StandaloneOptions,
  ms: number,
): string {
  return `
Guildhall is open (ready in ${(ms / 1000).toFixed(1)} s; jobs travel by ${options.queues === 'redis' ? 'Redis' : 'PostgreSQL'}, data is kept in ${options.dataFolder}).

  Example host   ${exampleHost}
  GraphQL        ${graphql}
  Personas       ${Object.keys(personas).join(', ')}
                 their tokens are in ${options.dataFolder}/dev.json, valid for a day

Try next:
  npm run guildhall -- login --gateway ${gateway} --persona publisher
  npm run guildhall -- submit examples/plugins/contact-insights --wait

Ctrl-C stops everything and keeps the data; npm start -- --reset begins anew.
`;
}
