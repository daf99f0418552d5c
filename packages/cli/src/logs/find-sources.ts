import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';

const SOURCES = defineQuery(
  `query LogSources($pluginId: ID!, $after: String) {
    sharedLogs(pluginId: $pluginId, first: 100, after: $after) {
      nodes { installationId }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  z.object({
    sharedLogs: z
      .object({
        nodes: z.array(z.object({ installationId: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      })
      .nullable(),
  }),
);
type Page = z.infer<typeof SOURCES.shape>;

/** The installations of a plugin that let its publisher read what its functions write. */
export async function findSources(gateway: Gateway, pluginId: string): Promise<Result<string[], Failure>> {
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const answer: Result<Page, Failure> = await gateway.ask(SOURCES, { pluginId, after });
    if (!answer.ok) return answer;
    const page: Page['sharedLogs'] = answer.value.sharedLogs;
    if (!page) return failed('server', 'LOGS_AWAY', 'The logs cannot be had right now. Try again.');
    found.push(...page.nodes.map(({ installationId }) => installationId));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || after === null) return ok(found);
  }
}
