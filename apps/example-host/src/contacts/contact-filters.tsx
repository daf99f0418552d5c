import { STAGES } from '../../contract/contact.ts';
import type { ContactQuery } from '../../contract/contact-query.ts';
import { inWords } from '../crm/format.ts';
import { Select } from '../kit/select.tsx';
import { navigate, withQuery } from '../navigation/location.ts';

const STAGE_OPTIONS = [
  { value: 'all', label: 'Every stage' },
  ...STAGES.map((stage) => ({ value: stage, label: inWords(stage) })),
];

/** Search and stage. Typing replaces the address, so that one step back leaves the search. */
export function ContactFilters({ query }: { query: ContactQuery }) {
  return (
    <div className="filters" role="search">
      <input
        className="input"
        type="search"
        aria-label="Search contacts"
        placeholder="Search name, company, e-mail or city"
        value={query.search}
        onChange={(event) => {
          navigate(withQuery({ search: event.target.value, page: null }), { replace: true });
        }}
      />
      <Select
        label="Stage"
        quiet
        value={query.stage}
        options={STAGE_OPTIONS}
        onChange={(stage) => {
          navigate(withQuery({ stage: stage === 'all' ? null : stage, page: null }));
        }}
      />
    </div>
  );
}
