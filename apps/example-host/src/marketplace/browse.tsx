import { Button } from '../kit/button.tsx';
import { EmptyState, ErrorState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { TextField } from '../kit/text-field.tsx';
import { navigate, useLocation, withQuery } from '../navigation/location.ts';
import { PluginRow } from './plugin-row.tsx';
import { useBrowse } from './use-browse.ts';

export function Browse() {
  const { query } = useLocation();
  const search = query.get('q') ?? '';
  return (
    <>
      <TextField
        label="Search plugins"
        type="search"
        placeholder="Insights, data quality…"
        value={search}
        onChange={(q) => {
          navigate(withQuery({ q }), { replace: true });
        }}
      />
      <Results search={search} />
    </>
  );
}

function Results({ search }: { search: string }) {
  const { plugins, error, reload, hasMore, loadMore, loadingMore, moreError } = useBrowse(search);
  if (error) return <ErrorState title="The marketplace did not answer" error={error} retry={reload} />;
  if (!plugins) return <RowSkeletons />;
  if (plugins.length === 0) return <NothingFound search={search} />;
  return (
    <>
      <ul className="plugin-rows">
        {plugins.map((plugin) => (
          <PluginRow key={plugin.id} plugin={plugin} />
        ))}
      </ul>
      {moreError && (
        <ErrorState title="The rest could not be loaded" error={moreError} retry={() => void loadMore()} />
      )}
      {hasMore && !moreError && (
        <Button busy={loadingMore} onClick={() => void loadMore()}>
          Show more
        </Button>
      )}
    </>
  );
}

function NothingFound({ search }: { search: string }) {
  if (search === '') {
    return (
      <EmptyState icon="plugins" title="No plugins yet">
        As soon as a publisher’s plugin is approved, it is listed here.
      </EmptyState>
    );
  }
  const clear = (
    <Button
      onClick={() => {
        navigate(withQuery({ q: null }), { replace: true });
      }}
    >
      Clear the search
    </Button>
  );
  return <EmptyState icon="search" title={`No plugin matches “${search}”`} action={clear} />;
}

export function RowSkeletons() {
  return (
    <div className="plugin-rows" aria-busy="true" aria-label="Loading plugins">
      {[0, 1, 2].map((index) => (
        <div key={index} className="plugin-row">
          <Skeleton lines={3} />
        </div>
      ))}
    </div>
  );
}
