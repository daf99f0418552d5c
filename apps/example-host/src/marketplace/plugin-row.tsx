import { plural } from '../crm/format.ts';
import { Badge } from '../kit/badge.tsx';
import { Link } from '../navigation/link.tsx';
import { withQuery } from '../navigation/location.ts';
import type { PluginSummary } from './models.ts';
import { PluginIcon } from './plugin-icon.tsx';

/** One plugin in a list of many; the whole row leads to it. */
export function PluginRow({ plugin }: { plugin: PluginSummary }) {
  const { id, listing, publisher, installCount, installability } = plugin;
  return (
    <li className="plugin-row plugin-row-link">
      <PluginIcon name={listing.title} />
      <div className="plugin-row-text">
        <h3>
          <Link href={withQuery({ plugin: id })}>{listing.title}</Link>
          {installability?.action === 'INSTALLED' && <Badge tone="success">Installed</Badge>}
        </h3>
        <p>{listing.summary}</p>
        <p className="plugin-row-meta">
          {publisher.name} · {plural(installCount, 'installation')}
        </p>
      </div>
    </li>
  );
}
