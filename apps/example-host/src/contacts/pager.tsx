import { Icon } from '../kit/icon.tsx';
import { Link } from '../navigation/link.tsx';
import { withQuery } from '../navigation/location.ts';

export function Pager({ page, pages }: { page: number; pages: number }) {
  if (pages === 1) return null;
  return (
    <nav className="pager" aria-label="Pages">
      <Step to={page - 1} pages={pages} label="Previous page" icon="left" />
      <span>
        Page {page} of {pages}
      </span>
      <Step to={page + 1} pages={pages} label="Next page" icon="right" />
    </nav>
  );
}

interface StepProps {
  to: number;
  pages: number;
  label: string;
  icon: 'left' | 'right';
}

function Step({ to, pages, label, icon }: StepProps) {
  if (to < 1 || to > pages) {
    return (
      <span className="icon-button icon-button-off">
        <Icon name={icon} />
      </span>
    );
  }
  return (
    <Link className="icon-button" aria-label={label} href={withQuery({ page: String(to) })}>
      <Icon name={icon} />
    </Link>
  );
}
