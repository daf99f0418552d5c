import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Callout } from '../../kit/notice.tsx';
import { showToast } from '../../kit/toast.tsx';
import { When } from '../../kit/when.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { Link } from '../../navigation/link.tsx';
import { useLocation, withQuery } from '../../navigation/location.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { InstallationDetail } from './installation-detail.ts';
import { OptionalGrants } from './optional-grants.tsx';

interface OverviewTabProps {
  installation: InstallationDetail;
  onChange: () => void;
}

/** What stands, what waits, and since when. */
export function OverviewTab({ installation, onChange }: OverviewTabProps) {
  const { installedAt, lock, consent, plugin, runnable, pendingUpdate, state } = installation;
  // Somebody's wish is no alarm.
  const tone = state === 'DISABLED' ? 'info' : 'danger';
  return (
    <div className="stack gap-large">
      {!runnable.ok &&
        runnable.reasons.map(({ code, message }) => (
          <Callout key={code} tone={tone}>
            {message}
          </Callout>
        ))}
      <FallBack {...{ installation, onChange }} />
      {pendingUpdate && (
        <Callout tone="info">
          <p>Version {pendingUpdate.versionString} waits for your consent.</p>
          <Link href={withQuery({ plugins: 'installed', plugin: plugin.id })}>See what it asks for</Link>
        </Callout>
      )}
      <MissingSecrets installation={installation} />
      <Card title="Since when">
        <dl className="facts">
          <Fact name="Installed" at={installedAt} />
          <Fact name="Agreed to" at={consent?.at} />
          <Fact name={`Version ${lock?.versionString ?? ''} since`} at={lock?.since} />
        </dl>
        <p className="card-foot">
          <Link href={withQuery({ plugins: 'explain', plugin: plugin.id })}>
            Why it is shown here, or is not
          </Link>
        </p>
      </Card>
      <OptionalGrants {...{ installation, onChange }} />
    </div>
  );
}

/** Without them the plugin runs and fails: nobody else would say why. */
function MissingSecrets({ installation: { secrets } }: Pick<OverviewTabProps, 'installation'>) {
  const { path } = useLocation();
  const missing = secrets.filter(({ required, setAt }) => required && typeof setAt !== 'string');
  if (missing.length === 0) return null;
  return (
    <Callout tone="warning" icon="key">
      <p>It cannot do its work without: {missing.map(({ label }) => label).join(', ')}.</p>
      <Link href={`${path}?tab=secrets`}>Set it</Link>
    </Callout>
  );
}

function Fact({ name, at }: { name: string; at: string | undefined }) {
  if (at === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <When at={at} />
      </dd>
    </div>
  );
}

/** Offered while a restriction stops the version that is installed, and an older one could run. */
function FallBack({ installation, onChange }: OverviewTabProps) {
  const { marketplace } = useSession();
  const { busy, error, act } = useAct();
  const { fallback } = installation;
  if (!fallback) return null;
  const run = async (): Promise<void> => {
    const done = await act('fallBack', () => marketplace.fallBack(installation));
    onChange();
    if (done) showToast(`Version ${fallback.versionString} runs until the other may again.`, 'success');
  };
  return (
    <Callout tone="warning">
      <p>
        Version {fallback.versionString} ran here before and may still run. It asks for nothing that was not
        agreed to.
      </p>
      <Button busy={busy !== null} onClick={() => void run()}>
        Run {fallback.versionString} until then
      </Button>
      {error && <p className="field-error">{error}</p>}
    </Callout>
  );
}
