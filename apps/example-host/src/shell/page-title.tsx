import { useEffect, type ReactNode } from 'react';
import { useSession } from '../plugins/plugin-session.tsx';

interface PageTitleProps {
  /** The page's name for `when` clauses. */
  page: string;
  title: string;
  /** Stands under the title. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** The page's only h1. It names the tab, and tells plugins which page this is. */
export function PageTitle({ page, title, children, actions }: PageTitleProps) {
  const { host } = useSession();
  useEffect(() => {
    document.title = `${title} · Fernhill CRM`;
  }, [title]);
  useEffect(() => {
    host.context.set({ 'page.name': page });
  }, [host, page]);
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {children}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
