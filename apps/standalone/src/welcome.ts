import type { StandaloneOptions } from './environment.ts';
import { join, resolve } from 'node:path';
import { standInOf } from '@guildhall/embedded';
import type { Guildhall } from './guildhall.ts';

type Addresses = Pick<Guildhall, 'gateway' | 'graphql' | 'exampleHost'> & {
  /** By name. */
  readonly personas: object;
};

/** What a person sees when everything is open. */
export function welcome(
  { gateway, graphql, exampleHost, personas }: Addresses,
  options: Pick<StandaloneOptions, 'dataFolder' | 'queues'>,
  ms: number,
): string {
  const apart = standInOf(join(options.dataFolder, 'postgres'));
  const data = `data is kept in ${options.dataFolder}${apart ? ` and, where PostgreSQL may enter, in ${apart}` : ''}`;
  const elsewhere = resolve(options.dataFolder) !== resolve('.guildhall');
  const folder = elsewhere ? ` --data ${inShell(options.dataFolder)}` : '';
  return `
Guildhall is open (ready in ${(ms / 1000).toFixed(1)} s; jobs travel by ${options.queues === 'redis' ? 'Redis' : 'PostgreSQL'}, ${data}).

  Example host   ${exampleHost}
  GraphQL        ${graphql}
  Personas       ${Object.keys(personas).join(', ')}
                 their tokens are in ${options.dataFolder}/dev.json, valid for a day

Try next:
  npm run guildhall -- login --gateway ${gateway} --persona publisher${folder}
  npm run guildhall -- submit examples/plugins/contact-insights --wait

Ctrl-C stops everything and keeps the data; npm start -- --reset begins anew.
`;
}

/** A path as one word of a command line. */
function inShell(path: string): string {
  const full = resolve(path);
  return /^[\w/.:\\-]+$/u.test(full) ? full : `'${full.replaceAll("'", `'\\''`)}'`;
}
