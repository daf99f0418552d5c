import { usePages } from '../../crm/use-pages.ts';
import { EmptyState } from '../../kit/notice.tsx';
import { Paged } from '../../kit/paged.tsx';
import { Select } from '../../kit/select.tsx';
import { navigate, useLocation, withQuery } from '../../navigation/location.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import { ListSkeleton } from '../list-skeleton.tsx';
import { RequestRow } from './request-row.tsx';
import { nothingIn, REQUEST_FILTERS, requestFilter, type RequestFilter } from './request-words.ts';

/** What people asked for. Administrators answer; everybody sees what became of it. */
export function RequestsPage() {
  const { manage, person } = useSession();
  const filter = requestFilter(useLocation().query.get('state'));
  const pages = usePages(`${person.id}|${filter}`, (after) => manage.requests.list(filter, after));
  return (
    <section className="stack gap-large" aria-label="Requests">
      <div className="manage-bar">
        <p className="text text-tone-neutral">
          {person.role === 'orgAdmin'
            ? 'Plugins that members of your organization asked for.'
            : 'Plugins that you and your colleagues asked an administrator for.'}
        </p>
        <Select
          label="Show"
          quiet
          value={filter}
          options={REQUEST_FILTERS}
          onChange={(state) => {
            navigate(withQuery({ state: state === 'REQUESTED' ? null : state }));
          }}
        />
      </div>
      <Paged
        pages={pages}
        failure="The requests could not be loaded"
        skeleton={<ListSkeleton label="Loading requests" />}
        empty={<Nothing filter={filter} />}
      >
        {(requests) => (
          <ul className="card manage-rows" aria-label="Requests">
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} onChange={pages.reload} />
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}

function Nothing({ filter }: { filter: RequestFilter }) {
  return (
    <EmptyState icon="check" title={nothingIn(filter)}>
      Where a plugin may not simply be installed, members ask for it here with a reason.
    </EmptyState>
  );
}
