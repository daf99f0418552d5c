import { usePluginPages } from '@guildhall/host-react';
import { Link } from '../navigation/link.tsx';
import { addressOf } from './page-address.ts';

/** The ways to the pages of one plugin; on a narrow screen the navigation has no room for them. */
export function PageLinks({ pluginId }: { pluginId: string }) {
  const pages = usePluginPages().filter((page) => page.pluginId === pluginId);
  if (pages.length === 0) return null;
  return (
    <p className="plugin-row-meta">
      {pages.map((page) => (
        <Link key={page.key} className="link" href={addressOf(page)}>
          Open {page.title ?? page.pluginName}
        </Link>
      ))}
    </p>
  );
}
