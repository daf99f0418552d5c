import type { ReactNode } from 'react';
import type { ContactQuery } from '../../contract/contact-query.ts';
import { Icon } from '../kit/icon.tsx';
import { Link } from '../navigation/link.tsx';
import { withQuery } from '../navigation/location.ts';

interface SortHeaderProps {
  name: ContactQuery['sort'];
  query: ContactQuery;
  numeric?: boolean;
  children: ReactNode;
}

/** A column's head that sorts by it; a second press turns the order round. */
export function SortHeader({ name, query, numeric = false, children }: SortHeaderProps) {
  const active = query.sort === name;
  const direction = active && query.direction === 'asc' ? 'desc' : 'asc';
  const sorted = query.direction === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={active ? sorted : undefined}>
      <Link href={withQuery({ sort: name, direction, page: null })}>
        {children}
        {active && <Icon name={query.direction === 'asc' ? 'up' : 'down'} size={14} />}
      </Link>
    </th>
  );
}
