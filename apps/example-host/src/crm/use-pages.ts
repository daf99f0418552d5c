import { useState } from 'react';
import { useLoad } from './use-load.ts';

/** One answer of a list that is read piece by piece; `endCursor` leads to the next piece. */
export interface PageOf<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
}

interface Rest<T> {
  readonly key: string;
  readonly nodes: readonly T[];
  readonly after: string | null;
}

/** A list read piece by piece, as far as somebody wanted. Another key, or a reload, starts at its beginning. */
export function usePages<T>(key: string, load: (after: string | null) => Promise<PageOf<T>>) {
  const [turn, setTurn] = useState(0);
  const [rest, setRest] = useState<Rest<T>>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<Error | null>(null);
  const whole = `${key}#${turn}`;
  const first = useLoad(whole, () => load(null));

  const extra = rest?.key === whole ? rest : undefined;
  const after = extra ? extra.after : first.data && nextOf(first.data);

  async function loadMore(): Promise<void> {
    setLoadingMore(true);
    setMoreError(null);
    try {
      const page = await load(after);
      setRest({ key: whole, nodes: [...(extra?.nodes ?? []), ...page.nodes], after: nextOf(page) });
    } catch (reason) {
      setMoreError(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    items: first.data && [...first.data.nodes, ...(extra?.nodes ?? [])],
    error: first.error,
    loading: first.loading,
    reload: () => {
      setTurn((count) => count + 1);
    },
    hasMore: after !== null,
    ...{ loadMore, loadingMore, moreError },
  };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;

/** Where the next piece begins; null at the end. */
function nextOf({ pageInfo: { hasNextPage, endCursor } }: PageOf<unknown>): string | null {
  return hasNextPage ? (endCursor ?? null) : null;
}
