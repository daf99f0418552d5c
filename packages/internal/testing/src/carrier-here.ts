import { mkdirSync, writeFileSync } from 'node:fs';
import { findRedis } from '@guildhall/embedded';

/** What carries the jobs of a whole deployment in tests: Redis where there is one. `npm test` says which it was. */
export function carrierHere(): 'redis' | 'postgres' {
  const carrier = findRedis() ? 'redis' : 'postgres';
  mkdirSync('.results', { recursive: true });
  writeFileSync('.results/carrier.json', JSON.stringify({ carrier }));
  return carrier;
}
