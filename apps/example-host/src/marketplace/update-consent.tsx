import { useLoad } from '../crm/use-load.ts';
import { EmptyState, ErrorState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { showToast } from '../kit/toast.tsx';
import { Link } from '../navigation/link.tsx';
import { navigate, withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { ConsentScreen } from './consent-screen.tsx';
import { useAct } from './use-act.ts';

const back = (): string => withQuery({ plugin: null });

/** What a newer version asks for beyond what was agreed to. Until someone agrees, the old one keeps running. */
export function UpdateConsent({ pluginId }: { pluginId: string }) {
  const { marketplace, person } = useSession();
  const { busy, error: refused, act } = useAct();
  const { data, error, loading, reload } = useLoad(person.id, () => marketplace.installations());
  const installation = data?.find(({ plugin }) => plugin.id === pluginId);
  if (error) return <ErrorState title="The update could not be loaded" error={error} retry={reload} />;
  if (loading && !installation) return <Skeleton lines={7} />;
  const pending = installation?.pendingUpdate;
  if (!installation || !pending) {
    const toList = (
      <Link className="button button-secondary" href={back()}>
        See what is installed
      </Link>
    );
    return <EmptyState icon="check" title="Nothing waits for your consent" action={toList} />;
  }

  const name = installation.plugin.listing?.title ?? installation.plugin.name;
  const agree = async (optional: readonly string[]): Promise<void> => {
    const { permissionDigest, versionString } = pending;
    const done = await act('update', () => marketplace.consent(installation, permissionDigest, optional));
    if (!done) {
      reload();
      return;
    }
    showToast(`${name} now runs ${versionString}.`, 'success');
    navigate(back());
  };
  const first = installation.state === 'CONSENT_REQUIRED';
  return (
    <ConsentScreen
      title={first ? `Finish installing ${name}?` : `Update ${name} to ${pending.versionString}?`}
      verb={first ? 'Agree and install' : 'Agree and update'}
      consent={pending}
      update={!first}
      busy={busy !== null}
      error={refused}
      onAgree={(optional) => void agree(optional)}
      onCancel={() => {
        navigate(back());
      }}
    />
  );
}
