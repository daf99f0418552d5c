import { z } from 'zod';
import { PLACE } from './install-plugin.ts';
import type { OpenGuildhall } from './open-guildhall.ts';

const resolution = z.object({
  resolveContributions: z.object({
    feedSeq: z.int(),
    contributions: z.array(z.object({ pluginId: z.string(), bundle: z.object({ url: z.string() }) })),
  }),
});

/** What a page that asks the gateway right now is told to show. Throws where the gateway refuses to say. */
export async function resolve(guildhall: OpenGuildhall) {
  const answer = await guildhall.as('orgAdmin').ask(
    `query ($scope: ScopeInput!) {
        resolveContributions(scope: $scope) { feedSeq contributions { pluginId bundle { url } } }
      }`,
    { scope: PLACE },
    resolution,
  );
  return answer.resolveContributions;
}
