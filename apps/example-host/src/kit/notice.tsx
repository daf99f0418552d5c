import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

interface EmptyStateProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing is here, and what to do next. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} size={26} />
      </span>
      <p className="empty-title">{title}</p>
      {children && <p className="empty-text">{children}</p>}
      {action}
    </div>
  );
}

/** Something could not be loaded; says what, and offers another try. */
export function ErrorState({ title, error, retry }: { title: string; error: Error; retry: () => void }) {
  return (
    <div className="empty" role="alert">
      <span className="empty-icon empty-icon-danger">
        <Icon name="alert" size={26} />
      </span>
      <p className="empty-title">{title}</p>
      <p className="empty-text">{error.message}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}

/** A coloured box with one message in the flow of a page. */
export function Callout({
  tone,
  icon = 'alert',
  children,
}: {
  tone: 'info' | 'success' | 'warning' | 'danger';
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <div className={`callout tone-${tone}`}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
