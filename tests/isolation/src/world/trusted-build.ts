import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@guildhall/testing';
import { request } from '../probes/http.ts';
import { ask, textAt } from './ask.ts';
import { MARKER, type Builder } from './build-world.ts';
import type { Stage } from './stage.ts';

/** The repository whose builds may publish the plugin without a stored key. */
export const BUILDS_FROM = `${MARKER} repository`;
export const AUDIENCE = `${MARKER} audience`;

/** What a deployment answers a build that shows its token, for a plugin that may trust it. */
export async function exchange(
  { guildhall, builds }: Stage,
  { marketplace, plugin = 'marked.chart', repository = BUILDS_FROM }: Asked,
): Promise<{ status: number; body: string }> {
  const token = await builds.token({ repository, audience: AUDIENCE });
  return request(`${guildhall.gateway}/v1/trusted-token`, '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ marketplace, plugin, token }),
  });
}

interface Asked {
  marketplace: string;
  plugin?: string;
  repository?: string;
}

/** A key that works: the gateway hears of a new one a moment later; a foreign one stays unknown for ever. */
export async function keyOfABuild({
  stage,
  graphql,
  marketplace,
}: Pick<Builder, 'stage' | 'graphql' | 'marketplace'>): Promise<string> {
  const key = textAt(JSON.parse((await exchange(stage, { marketplace })).body), 'key');
  await until('the key is known', async () => {
    await pause(200);
    return (await ask(graphql, key, '{ marketplace { id } }')).status === 200;
  });
  return key;
}
