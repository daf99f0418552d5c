import { join } from 'node:path';
import { privateJwk, type PrivateJwk } from '@guildhall/service-runtime';
import { z } from 'zod';
import { readData } from './read-data.ts';
import { whoRuns } from './single-start.ts';

/** Where a deployment's services are, and with whose key one speaks to them. */
export interface Place {
  urls: Readonly<Record<string, string>>;
  key: PrivateJwk;
  /** Those that are known without asking. */
  marketplaces: readonly string[];
}

/** The Guildhall that runs over this data folder; throws a sentence when none does. */
export function openLocally(dataFolder: string): Place {
  const running = whoRuns(dataFolder);
  const secrets = readData(
    join(dataFolder, 'secrets.json'),
    z.object({ keys: z.object({ gateway: privateJwk }) }),
  );
  if (!running?.services || !secrets)
    throw new Error(`no Guildhall runs over ${dataFolder}; npm start opens one`);
  const seeded = readData(join(dataFolder, 'seeded.json'), z.object({ demo: z.string(), other: z.string() }));
  return {
    urls: running.services,
    key: secrets.keys.gateway,
    marketplaces: seeded ? Object.values(seeded) : [],
  };
}
