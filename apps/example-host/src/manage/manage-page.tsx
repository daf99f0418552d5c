import type { ReactNode } from 'react';
import { EmptyState } from '../kit/notice.tsx';
import { Link } from '../navigation/link.tsx';
import { withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { InstallationPage } from './installation/installation-page.tsx';
import { InstalledPage } from './installed/installed-page.tsx';
import { RequestsPage } from './requests/requests-page.tsx';
import { RulesPage } from './rules/rules-page.tsx';
import { SECTIONS, sectionsFor } from './sections.ts';
import { SlotsPage } from './slots/slots-page.tsx';

const PAGES: Readonly<Record<string, () => ReactNode>> = {
  '/plugins/installed': InstalledPage,
  '/plugins/requests': RequestsPage,
  '/plugins/rules': RulesPage,
  '/plugins/slots': SlotsPage,
};

/** The pages about the organization's plugins. A member finds here what members may do. */
export function ManagePage({ path }: { path: string }) {
  const { person } = useSession();
  const own = sectionsFor(person);
  const detail = /^\/plugins\/installed\/([^/]+)$/.exec(path)?.[1];
  const at = path === '/plugins' ? own[0]?.path : detail === undefined ? path : '/plugins/installed';
  const section = SECTIONS.find((one) => one.path === at);
  if (!section) return <NotFound />;
  if (!own.includes(section)) return <AdministratorsOnly />;
  if (detail !== undefined) return <InstallationPage key={detail} id={decodeURIComponent(detail)} />;
  const Page = PAGES[section.path] ?? NotFound;
  const browse = (
    <Link className="button button-secondary" href={withQuery({ plugins: 'browse' })}>
      Browse plugins
    </Link>
  );
  return (
    <>
      <PageTitle
        page="plugins"
        title={person.role === 'orgAdmin' ? 'Manage plugins' : 'Plugin requests'}
        actions={browse}
      />
      {own.length > 1 && (
        <nav className="subnav" aria-label="Manage plugins">
          {own.map(({ path: to, label }) => (
            <Link key={to} href={to} aria-current={to === section.path ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      <Page key={section.path} />
    </>
  );
}

function AdministratorsOnly() {
  const requests = (
    <Link className="button button-primary" href="/plugins/requests">
      See the requests
    </Link>
  );
  return (
    <>
      <PageTitle page="plugins" title="Manage plugins" />
      <EmptyState icon="shield" title="Administrators manage plugins" action={requests}>
        You can browse plugins and ask for them.
      </EmptyState>
    </>
  );
}
