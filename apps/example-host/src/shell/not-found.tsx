import { EmptyState } from '../kit/notice.tsx';
import { Link } from '../navigation/link.tsx';

export function NotFound() {
  const home = (
    <Link className="button button-primary" href="/">
      Go to Today
    </Link>
  );
  return (
    <EmptyState icon="search" title="There is no such page" action={home}>
      The address may be old, or a letter may be missing.
    </EmptyState>
  );
}
