import { PluginPage, usePluginPage } from '@guildhall/host-react';
import type { Contribution } from '@guildhall/host-sdk';
import { useState, type ReactNode } from 'react';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { Link } from '../navigation/link.tsx';
import { useLocation, withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { ErrorCard, StoppedNotice, Unreached } from '../plugins/plugin-states.tsx';
import { useReach } from '../plugins/use-reach.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { PageSettings } from './page-settings.tsx';

/** A whole page that a plugin brings, under the CRM's own title. */
export function PluginPageScreen({ pluginId, id }: { pluginId: string; id: string }) {
  const { host } = useSession();
  const { failed, retry } = useReach(host);
  const { loading } = usePluginPage(pluginId, id);
  if (failed && loading)
    return (
      <Untitled>
        <Unreached retry={retry} />
      </Untitled>
    );
  return (
    <PluginPage
      {...{ pluginId, id }}
      skeleton={<Waiting />}
      fallback={<Missing />}
      errorCard={(props) => (
        <div className="card">
          <ErrorCard {...props} />
        </div>
      )}
      notice={(notice) => (
        <Untitled>
          <StoppedNotice notice={notice} />
        </Untitled>
      )}
      frame={(contribution, content) => <Titled contribution={contribution}>{content}</Titled>}
    />
  );
}

function Titled({ contribution, children }: { contribution: Contribution; children: ReactNode }) {
  useLocation();
  const [setting, setSetting] = useState(false);
  const { person, host } = useSession();
  const { installationId, pluginId, pluginName, title, warned } = contribution;
  const settable = person.role === 'orgAdmin' && host.settings(installationId).get() !== null;
  const why = withQuery({ plugins: 'explain', plugin: pluginId });
  return (
    <>
      <PageTitle
        page="plugin"
        title={title ?? pluginName}
        actions={
          settable && (
            <Button
              onClick={() => {
                setSetting(true);
              }}
            >
              Settings
            </Button>
          )
        }
      >
        <p className="page-subtitle">
          By {pluginName} {warned && <Badge tone="warning">Under a warning</Badge>} ·{' '}
          <Link className="quiet-link" href={why}>
            Why is it here?
          </Link>
        </p>
      </PageTitle>
      <div className="plugin-page">{children}</div>
      {setting && (
        <PageSettings
          installationId={installationId}
          onClose={() => {
            setSetting(false);
          }}
        />
      )}
    </>
  );
}

function Untitled({ children }: { children: ReactNode }) {
  return (
    <>
      <PageTitle page="plugin" title="A page of a plugin" />
      {children}
    </>
  );
}

function Waiting() {
  return (
    <div className="card" role="status" aria-busy="true" aria-label="Loading the page">
      <Skeleton lines={8} />
    </div>
  );
}

function Missing() {
  const browse = (
    <Link className="button button-primary" href={withQuery({ plugins: 'browse' })}>
      Browse plugins
    </Link>
  );
  return (
    <Untitled>
      <EmptyState icon="plugins" title="No plugin shows a page here" action={browse}>
        The plugin may have been uninstalled or switched off, or its page is not meant for what you may see.
      </EmptyState>
    </Untitled>
  );
}
