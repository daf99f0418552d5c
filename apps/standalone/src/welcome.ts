import type { StandaloneOptions } from './environment.ts';
import { join } from 'node:path';
import { standInOf } from '@guildhall/embedded';
import type { Guildhall } from './guildhall.ts';

/** What a person sees when everything is open. */
export function welcome(
  { gateway, graphql, exampleHost, personas }: Guildhall,
  options: StandaloneOptions,
  ms: number,
): string {
  const apart = standInOf(join(options.dataFolder, 'postgres'));
  const data = `data is kept in ${options.dataFolder}${apart ? ` and, where PostgreSQL may enter, in ${apart}` : ''}`;
  return `
Guildhall is open (ready in ${(ms / 1000).toFixed(1)} s; jobs travel by ${options.queues === 'redis' ? 'Redis' : 'PostgreSQL'}, ${data}).

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
