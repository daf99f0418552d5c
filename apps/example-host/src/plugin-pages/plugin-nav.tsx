import { usePluginPages } from '@guildhall/host-react';
import { Icon } from '../kit/icon.tsx';
import { Link } from '../navigation/link.tsx';
import { useLocation } from '../navigation/location.ts';
import { addressOf } from './page-address.ts';

/** Pages that plugins bring, under the CRM's own. On a narrow screen the search and the drawer lead to them. */
export function PluginNav() {
  const pages = usePluginPages();
  const { path } = useLocation();
  if (pages.length === 0) return null;
  return (
    <nav className="plugin-nav" aria-label="Pages of plugins">
      <p className="plugin-nav-title">From plugins</p>
      {pages.map((page) => (
        <Link
          key={`${page.installationId} ${page.key}`}
          className="nav-item"
          href={addressOf(page)}
          aria-current={path === addressOf(page) ? 'page' : undefined}
          title={`By ${page.pluginName}`}
        >
          <Icon name="page" />
          <span className="nav-item-label">{page.title ?? page.pluginName}</span>
        </Link>
      ))}
    </nav>
  );
}
