import { usePages } from '../crm/use-pages.ts';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/notice.tsx';
import { Paged } from '../kit/paged.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { TextField } from '../kit/text-field.tsx';
import { navigate, useLocation, withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { PluginRow } from './plugin-row.tsx';

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
  const { marketplace, person } = useSession();
  const pages = usePages(`${person.id}|${search}`, (after) => marketplace.plugins(search, after));
  return (
    <Paged
      pages={pages}
      failure="The marketplace did not answer"
      skeleton={<RowSkeletons />}
      empty={<NothingFound search={search} />}
    >
      {(plugins) => (
        <ul className="plugin-rows">
          {plugins.map((plugin) => (
            <PluginRow key={plugin.id} plugin={plugin} />
          ))}
        </ul>
      )}
    </Paged>
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
