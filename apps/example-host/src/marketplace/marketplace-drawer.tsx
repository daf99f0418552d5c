import { Dialog } from '../kit/dialog.tsx';
import { Link } from '../navigation/link.tsx';
import { navigate, useLocation, withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { Browse } from './browse.tsx';
import { Explain } from './explain.tsx';
import { Installed } from './installed.tsx';
import { PluginPage } from './plugin-page.tsx';
import { UpdateConsent } from './update-consent.tsx';

const TABS = [
  ['browse', 'Browse'],
  ['installed', 'Installed'],
  ['explain', 'Why is it here?'],
] as const;

const CLOSED = { plugins: null, plugin: null, q: null, consent: null };

/** The marketplace beside the page. What it shows stands in the address: `?plugins=browse&plugin=…`. */
export function MarketplaceDrawer() {
  const { query } = useLocation();
  const { person } = useSession();
  const tab = query.get('plugins');
  if (tab === null) return null;
  const plugin = query.get('plugin');
  return (
    <Dialog
      title="Plugins"
      shape="drawer"
      onClose={() => {
        navigate(withQuery(CLOSED));
      }}
    >
      <nav className="tabs" aria-label="Plugins">
        {TABS.map(([id, label]) => (
          <Link
            key={id}
            href={withQuery({ ...CLOSED, plugins: id })}
            aria-current={tab === id ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
        <Link className="tabs-aside" href="/plugins">
          {person.role === 'orgAdmin' ? 'Manage' : 'Requests'}
        </Link>
      </nav>
      <div className="drawer-content">
        <Content tab={tab} plugin={plugin} />
      </div>
    </Dialog>
  );
}

function Content({ tab, plugin }: { tab: string; plugin: string | null }) {
  if (tab === 'explain') return <Explain plugin={plugin} />;
  if (tab === 'installed') return plugin === null ? <Installed /> : <UpdateConsent pluginId={plugin} />;
  return plugin === null ? <Browse /> : <PluginPage id={plugin} />;
}
