import type { ContactSummary } from '../../contract/contact.ts';
import type { ContactQuery } from '../../contract/contact-query.ts';
import { euros, inWords } from '../crm/format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Badge } from '../kit/badge.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { When } from '../kit/when.tsx';
import { Link } from '../navigation/link.tsx';
import { SortHeader } from './sort-header.tsx';
import { STAGE_TONE } from './stage-tone.ts';

/** The contacts, one a row; narrow screens fold the row into two lines. */
export function ContactTable({
  contacts,
  query,
}: {
  contacts: readonly ContactSummary[];
  query: ContactQuery;
}) {
  return (
    <div className="table-box">
      <table className="table">
        <thead>
          <tr>
            <SortHeader name="name" query={query}>
              Name
            </SortHeader>
            <SortHeader name="company" query={query}>
              Company
            </SortHeader>
            <th scope="col">Stage</th>
            <SortHeader name="value" query={query} numeric>
              Value a year
            </SortHeader>
            <SortHeader name="lastTouch" query={query}>
              Last touch
            </SortHeader>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <Row key={contact.id} contact={contact} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ contact }: { contact: ContactSummary }) {
  const { id, name, title, company, stage, value, lastTouch } = contact;
  return (
    <tr>
      <td>
        <div className="name-cell">
          <Avatar name={name} />
          <div>
            <Link className="row-link" href={`/contacts/${id}`}>
              {name}
            </Link>
            <small>{title}</small>
          </div>
        </div>
      </td>
      <td data-label="Company">{company}</td>
      <td data-label="Stage">
        <Badge tone={STAGE_TONE[stage]}>{inWords(stage)}</Badge>
      </td>
      <td data-label="Value" className="numeric">
        {euros(value)}
      </td>
      <td data-label="Last touch" className="text-tone-neutral">
        <When at={lastTouch} />
      </td>
    </tr>
  );
}

export function ContactTableSkeleton() {
  return (
    <div className="table-box table-skeleton" aria-busy="true" aria-label="Loading contacts">
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index}>
          <Skeleton lines={1} />
        </div>
      ))}
    </div>
  );
}
