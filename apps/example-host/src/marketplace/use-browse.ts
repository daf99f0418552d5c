import { useState } from 'react';
import { useLoad } from '../crm/use-load.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import type { PluginSummary } from './models.ts';

/** Plugins found so far, page after page. A new search starts again. */
export function useBrowse(search: string) {
  const { marketplace, person } = useSession();
  const [more, setMore] = useState<{
    search: string;
    nodes: readonly PluginSummary[];
    after: string | null;
  }>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<Error | null>(null);
  const first = useLoad(`${person.id}|${search}`, () => marketplace.plugins(search, null));

  const extra = more?.search === search ? more : undefined;
  const { hasNextPage = false, endCursor = null } = first.data?.pageInfo ?? {};
  const after = extra ? extra.after : hasNextPage ? (endCursor ?? null) : null;

  async function loadMore(): Promise<void> {
    setLoadingMore(true);
    setMoreError(null);
    try {
      const { nodes, pageInfo } = await marketplace.plugins(search, after);
      const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
      setMore({ search, nodes: [...(extra?.nodes ?? []), ...nodes], after: next });
    } catch (reason) {
      setMoreError(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setLoadingMore(false);
    }
  }

  const plugins = first.data && [...first.data.nodes, ...(extra?.nodes ?? [])];
  return { ...first, plugins, hasMore: after !== null, loadMore, loadingMore, moreError };
}
