import type { ReactNode } from 'react';
import type { Pages } from '../crm/use-pages.ts';
import { Button } from './button.tsx';
import { ErrorState } from './notice.tsx';

interface PagedProps<T> {
  pages: Pages<T>;
  /** Says what failed when nothing could be loaded. */
  failure: string;
  /** Holds the place while the first answer is on its way. */
  skeleton: ReactNode;
  empty: ReactNode;
  children: (items: readonly T[]) => ReactNode;
}

/** A list in each of its five conditions: loading, failed, empty, there, and going on. */
export function Paged<T>({ pages, failure, skeleton, empty, children }: PagedProps<T>) {
  const { items, error, loading, reload, hasMore, loadMore, loadingMore, moreError } = pages;
  if (error) return <ErrorState title={failure} error={error} retry={reload} />;
  if (!items) return skeleton;
  return (
    <div className={`stack gap-medium ${loading ? 'refreshing' : ''}`} aria-busy={loading}>
      {items.length === 0 && !hasMore ? empty : children(items)}
      {moreError && (
        <ErrorState title="The rest could not be loaded" error={moreError} retry={() => void loadMore()} />
      )}
      {hasMore && !moreError && (
        <Button busy={loadingMore} onClick={() => void loadMore()}>
          Show more
        </Button>
      )}
    </div>
  );
}
