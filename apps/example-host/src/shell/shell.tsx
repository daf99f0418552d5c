import { useEffect, useRef, type ReactNode } from 'react';
import type { Person } from '../../contract/people.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { Link } from '../navigation/link.tsx';
import { useLocation, withQuery } from '../navigation/location.ts';
import { PluginNav } from '../plugin-pages/plugin-nav.tsx';
import { PersonMenu } from './person-menu.tsx';
import { openPalette } from './palette-store.ts';
import { ThemeMenu } from './theme-menu.tsx';

interface ShellProps {
  people: readonly Person[];
  person: Person;
  onPerson: (person: Person) => void;
  children: ReactNode;
}

/** What stays around every page. On a narrow screen the navigation moves to the bottom. */
export function Shell({ people, person, onPerson, children }: ShellProps) {
  const { path, query } = useLocation();
  const content = useRef<HTMLElement>(null);
  const shown = useRef(path);
  // What was pressed may be gone with the page it stood on: the focus goes along.
  useEffect(() => {
    if (shown.current !== path) content.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <aside className="rail">
        <Link className="brand" href="/">
          <img src="/fern.svg" alt="" width="28" height="28" />
          Fernhill
        </Link>
        <nav aria-label="Main">
          <NavItem href="/" icon="today" label="Today" current={path === '/' && !query.has('plugins')} />
          <NavItem
            href="/contacts"
            icon="contacts"
            label="Contacts"
            current={path.startsWith('/contacts') && !query.has('plugins')}
          />
          <NavItem
            href={withQuery({ plugins: 'browse', plugin: null })}
            icon="plugins"
            label="Plugins"
            current={query.has('plugins') || path.startsWith('/plugins')}
          />
        </nav>
        <PluginNav />
      </aside>
      <header className="topbar">
        <button type="button" className="palette-button" onClick={openPalette}>
          <Icon name="search" size={16} />
          <span>Search or run a command</span>
          <kbd>{navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <ThemeMenu />
        <PersonMenu people={people} person={person} onPerson={onPerson} />
      </header>
      <main ref={content} className="page" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

interface NavItemProps {
  href: string;
  icon: IconName;
  label: string;
  current: boolean;
}

function NavItem({ href, icon, label, current }: NavItemProps) {
  return (
    <Link className="nav-item" href={href} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} />
      {label}
    </Link>
  );
}
