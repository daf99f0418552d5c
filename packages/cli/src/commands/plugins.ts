import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { defineQuery } from '../gateway/operation.ts';
import { done } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { columns } from '../terminal/columns.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

const PLUGINS = defineQuery(
  `query Plugins($mine: Boolean!, $search: String, $after: String) {
    plugins(mine: $mine, search: $search, first: 50, after: $after) {
      nodes {
        id name installCount
        listing { title state stage }
        channels { name version { versionString } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  z.object({
    plugins: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          installCount: z.number(),
          listing: z.object({ title: z.string(), state: z.string(), stage: z.string() }),
          channels: z.array(
            z.object({ name: z.string(), version: z.object({ versionString: z.string() }).nullable() }),
          ),
        }),
      ),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
);

export const plugins = defineCommand({
  name: 'plugins',
  summary: 'List the plugins of your publishers, or with --all what the marketplace lists.',
  arguments: [['[list]', 'may be written, and changes nothing']],
  options: [
    ['--all', 'what the marketplace lists'],
    ['--search <text>', 'only those that fit'],
    ['--after <cursor>', 'read on from where the last page ended'],
  ],
  input: z.object({
    list: z.literal('list', 'There is only "plugins list".').optional(),
    all: z.boolean().default(false),
    search: z.string().optional(),
    after: z.string().optional(),
  }),
  async act(cli, { all, search, after }) {
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    const answer = await gateway.value.ask(PLUGINS, {
      mine: !all,
      search: search ?? null,
      after: after ?? null,
    });
    if (!answer.ok) return answer;
    const { nodes, pageInfo } = answer.value.plugins;
    const rows = nodes.map(({ name, listing, channels, installCount }) => [
      visible(name),
      visible(channels.find((channel) => channel.version)?.version?.versionString ?? '–'),
      `${installCount} installed`,
      visible(listing.stage),
    ]);
    const more = pageInfo.hasNextPage ? `More: the same with --after ${pageInfo.endCursor ?? ''}` : '';
    const text = rows.length === 0 ? 'There are none yet.' : [columns(rows), more].filter(Boolean).join('\n');
    return ok(done(text, { plugins: nodes, pageInfo }));
  },
});
