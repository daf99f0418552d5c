import { inWords, plural } from '../crm/format.ts';
import { useLoad } from '../crm/use-load.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Callout, EmptyState, ErrorState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { showToast } from '../kit/toast.tsx';
import { Link } from '../navigation/link.tsx';
import { navigate, useLocation, withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { agreeToInstall } from './agree.ts';
import { ConsentScreen } from './consent-screen.tsx';
import type { PluginDetail } from './models.ts';
import { PluginIcon } from './plugin-icon.tsx';
import { RequestPlugin } from './request-plugin.tsx';
import { useAct } from './use-act.ts';

/** One plugin: what it is, and what installing it would mean here. */
export function PluginPage({ id }: { id: string }) {
  const { marketplace, person } = useSession();
  const { data, error, loading, reload } = useLoad(`${person.id}|${id}`, () => marketplace.plugin(id));
  const { query } = useLocation();
  const consent = data?.installability?.consent;
  if (error) return <ErrorState title="This plugin could not be loaded" error={error} retry={reload} />;
  if (data && query.get('consent') !== null && consent) {
    return <InstallConsent plugin={data} consent={consent} />;
  }
  return (
    <>
      <Link className="quiet-link" href={withQuery({ plugin: null, consent: null })}>
        ‹ All plugins
      </Link>
      {data ? <Details plugin={data} reload={reload} /> : loading ? <Skeleton lines={7} /> : <Gone />}
    </>
  );
}

function Gone() {
  return <EmptyState icon="plugins" title="This plugin is not listed here" />;
}

function Details({ plugin, reload }: { plugin: PluginDetail; reload: () => void }) {
  const { listing, publisher, installCount, installability } = plugin;
  return (
    <article className="stack gap-large">
      <header className="plugin-head">
        <PluginIcon name={listing.title} />
        <div>
          <h3>{listing.title}</h3>
          <p className="text text-tone-neutral">
            {publisher.name} · {plural(installCount, 'installation')}
          </p>
        </div>
      </header>
      <p className="text-prose">{listing.description || listing.summary}</p>
      <div className="inline gap-small">
        {listing.categories.map((category) => (
          <Badge key={category}>{inWords(category)}</Badge>
        ))}
      </div>
      {installability?.reasons.map(({ code, message }) => (
        <Callout key={code} tone="warning">
          {message}
        </Callout>
      ))}
      <Action plugin={plugin} reload={reload} />
    </article>
  );
}

function Action({ plugin, reload }: { plugin: PluginDetail; reload: () => void }) {
  switch (plugin.installability?.action) {
    case 'INSTALL':
      return (
        <Button
          kind="primary"
          onClick={() => {
            navigate(withQuery({ consent: '1' }));
          }}
        >
          Install…
        </Button>
      );
    case 'REQUEST':
      return <RequestPlugin plugin={plugin} reload={reload} />;
    case 'INSTALLED':
      return (
        <Link className="button button-secondary" href={withQuery({ plugins: 'installed', plugin: null })}>
          Installed: manage it
        </Link>
      );
    default:
      return <Callout tone="info">This plugin cannot be installed here right now.</Callout>;
  }
}

function InstallConsent({
  plugin,
  consent,
}: {
  plugin: PluginDetail;
  consent: NonNullable<NonNullable<PluginDetail['installability']>['consent']>;
}) {
  const { marketplace } = useSession();
  const { busy, error, act } = useAct();
  const agree = async (optional: readonly string[]): Promise<void> => {
    const { permissionDigest, version } = consent;
    const asked = { pluginId: plugin.id, versionId: version.id, permissionDigest, optional };
    const installed = await act('install', () => agreeToInstall(marketplace, asked));
    if (!installed) return;
    showToast(`${plugin.listing.title} is installed.`, 'success');
    navigate(withQuery({ plugins: 'installed', plugin: null, consent: null }));
  };
  return (
    <ConsentScreen
      title={`Install ${plugin.listing.title}?`}
      verb="Agree and install"
      consent={consent}
      busy={busy !== null}
      error={error}
      onAgree={(optional) => void agree(optional)}
      onCancel={() => {
        navigate(withQuery({ consent: null }));
      }}
    />
  );
}
