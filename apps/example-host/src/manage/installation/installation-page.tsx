import { useLoad } from '../../crm/use-load.ts';
import { WordsBadge } from '../../kit/badge.tsx';
import { EmptyState, ErrorState } from '../../kit/notice.tsx';
import { Skeleton } from '../../kit/skeleton.tsx';
import { stateInWords } from '../../marketplace/state-words.ts';
import { Link } from '../../navigation/link.tsx';
import { useLocation } from '../../navigation/location.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import { PageTitle } from '../../shell/page-title.tsx';
import { ActivityTab } from '../functions/activity-tab.tsx';
import { LogsTab } from '../functions/logs-tab.tsx';
import { InstallationActions } from './installation-actions.tsx';
import type { InstallationDetail } from './installation-detail.ts';
import { OverviewTab } from './overview-tab.tsx';
import { SecretsTab } from './secrets-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';

const TABS = [
  ['overview', 'Overview'],
  ['settings', 'Settings'],
  ['secrets', 'Secrets'],
  ['activity', 'Activity'],
  ['logs', 'Logs'],
] as const;

/** Everything about one installed plugin. */
export function InstallationPage({ id }: { id: string }) {
  const { manage, person } = useSession();
  const { data, error, loading, reload } = useLoad(`${person.id}|${id}`, () => manage.installation(id));
  const gone = !loading && (data === null || data.state === 'UNINSTALLED');
  return (
    <>
      <Link className="quiet-link" href="/plugins/installed">
        ‹ All installed plugins
      </Link>
      {(!data || gone) && <PageTitle page="plugins" title="Manage plugins" />}
      {error && <ErrorState title="This plugin could not be loaded" error={error} retry={reload} />}
      {!error && gone && (
        <EmptyState icon="plugins" title="This plugin is not installed here">
          It may have been uninstalled in another tab, or by somebody else.
        </EmptyState>
      )}
      {!data && loading && <Waiting />}
      {data && !gone && <Installed installation={data} onChange={reload} />}
    </>
  );
}

function Waiting() {
  return (
    <div className="card" role="status" aria-busy="true" aria-label="Loading the plugin">
      <Skeleton lines={7} />
    </div>
  );
}

interface TabProps {
  installation: InstallationDetail;
  onChange: () => void;
}

function Installed({ installation, onChange }: TabProps) {
  const { path, query } = useLocation();
  const tab = query.get('tab') ?? 'overview';
  const words = stateInWords(installation);
  const { plugin, lock } = installation;
  return (
    <>
      <PageTitle
        page="plugins"
        title={plugin.listing?.title ?? plugin.name}
        actions={<InstallationActions {...{ installation, onChange }} />}
      >
        <p className="page-subtitle">
          <WordsBadge words={words} /> {lock ? `Runs version ${lock.versionString}` : 'Not running yet'}
        </p>
      </PageTitle>
      <nav className="subnav" aria-label="About this plugin">
        {TABS.map(([key, label]) => (
          <Link
            key={key}
            href={key === 'overview' ? path : `${path}?tab=${key}`}
            aria-current={tab === key ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Tab key={tab} tab={tab} {...{ installation, onChange }} />
    </>
  );
}

function Tab({ tab, installation, onChange }: TabProps & { tab: string }) {
  if (tab === 'settings') return <SettingsTab {...{ installation, onChange }} />;
  if (tab === 'secrets') return <SecretsTab {...{ installation, onChange }} />;
  if (tab === 'activity') return <ActivityTab installationId={installation.id} />;
  if (tab === 'logs') return <LogsTab installationId={installation.id} />;
  return <OverviewTab {...{ installation, onChange }} />;
}
