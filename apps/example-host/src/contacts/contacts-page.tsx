import { contactQuery, type ContactQuery } from '../../contract/contact-query.ts';
import { loadContacts } from '../crm/crm-api.ts';
import { plural } from '../crm/format.ts';
import { useLoad } from '../crm/use-load.ts';
import { Button } from '../kit/button.tsx';
import { EmptyState, ErrorState } from '../kit/notice.tsx';
import { navigate, useLocation, withQuery } from '../navigation/location.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { ContactFilters } from './contact-filters.tsx';
import { ContactTable, ContactTableSkeleton } from './contact-table.tsx';
import { Pager } from './pager.tsx';

export function ContactsPage() {
  const { query: address } = useLocation();
  const query = contactQuery.parse(Object.fromEntries(address));
  const { data, error, loading, reload } = useLoad(JSON.stringify(query), (signal) =>
    loadContacts(query, signal),
  );
  return (
    <>
      <PageTitle page="contacts" title="Contacts">
        <p className="page-subtitle" role="status">
          {data && !error ? plural(data.total, 'contact') : ' '}
        </p>
      </PageTitle>
      <ContactFilters query={query} />
      {error && <ErrorState title="The contacts could not be loaded" error={error} retry={reload} />}
      {!data && !error && <ContactTableSkeleton />}
      {!error && data?.total === 0 && <Nothing query={query} />}
      {!error && data && data.total > 0 && (
        <div className={loading ? 'refreshing' : undefined} aria-busy={loading}>
          <ContactTable contacts={data.items} query={query} />
          <Pager page={data.page} pages={data.pages} />
        </div>
      )}
    </>
  );
}

/** A search without a match is not an empty book: it can be taken back. */
function Nothing({ query: { search, stage } }: { query: ContactQuery }) {
  if (search === '' && stage === 'all') {
    return (
      <EmptyState icon="contacts" title="No contacts yet">
        As soon as someone is added, they are listed here.
      </EmptyState>
    );
  }
  const clear = (
    <Button
      onClick={() => {
        navigate(withQuery({ search: null, stage: null, page: null }));
      }}
    >
      Clear search and filter
    </Button>
  );
  return (
    <EmptyState icon="search" title="No contact matches" action={clear}>
      {search === '' ? 'Nobody is in this stage.' : `Nobody is called, works or lives like “${search}”.`}
    </EmptyState>
  );
}
