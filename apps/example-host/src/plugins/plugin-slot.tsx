import { Slot, useSlot, type ErrorCardProps } from '@guildhall/host-react';
import type { Contribution, JsonObject, RestrictionNotice } from '@guildhall/host-sdk';
import type { ReactNode } from 'react';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Card } from '../kit/card.tsx';
import { Icon } from '../kit/icon.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { Link } from '../navigation/link.tsx';
import { useLocation, withQuery } from '../navigation/location.ts';
import { useSession } from './plugin-session.tsx';
import { useReach } from './use-reach.ts';

interface PluginSlotProps {
  id: string;
  context?: JsonObject;
  props?: JsonObject;
  fallback?: ReactNode;
}

/** A place of the CRM that plugins fill, in the CRM's own frame. */
export function PluginSlot(props: PluginSlotProps) {
  const { host } = useSession();
  const { failed, retry } = useReach(host);
  const { loading } = useSlot(props.id);
  if (failed && loading) return <Unreached retry={retry} />;
  return (
    <Slot
      {...props}
      skeleton={<Skeleton lines={4} />}
      frame={(contribution, content) => <Framed contribution={contribution}>{content}</Framed>}
      errorCard={ErrorCard}
      notice={(notice) => <StoppedNotice notice={notice} />}
    />
  );
}

function Unreached({ retry }: { retry: () => void }) {
  return (
    <Card className="invitation">
      <div className="stack gap-small">
        <p className="text text-strong">Plugins are out of reach.</p>
        <p className="text text-small text-tone-neutral">
          The marketplace does not answer. Everything else here works as ever.
        </p>
        <div>
          <Button onClick={retry}>Try again</Button>
        </div>
      </div>
    </Card>
  );
}

function Framed({ contribution, children }: { contribution: Contribution; children: ReactNode }) {
  useLocation();
  const why = withQuery({ plugins: 'explain', plugin: contribution.pluginId });
  return (
    <Card
      title={contribution.title ?? contribution.pluginName}
      className="plugin-frame"
      aside={contribution.warned && <Badge tone="warning">Under a warning</Badge>}
    >
      {children}
      <footer className="plugin-footer">
        <Icon name="plugins" size={14} /> {contribution.pluginName}
        <Link className="quiet-link" href={why}>
          Why is it here?
        </Link>
      </footer>
    </Card>
  );
}

function ErrorCard({ contribution, message, retry }: ErrorCardProps) {
  return (
    <div role="alert" className="stack gap-small">
      <p className="text text-strong">{contribution.pluginName} stopped working.</p>
      <p className="text text-small text-tone-neutral">{message}</p>
      <div>
        <Button onClick={retry}>Start it again</Button>
      </div>
    </div>
  );
}

function StoppedNotice({ notice }: { notice: RestrictionNotice }) {
  return (
    <Card className="plugin-stopped">
      <div role="alert" className="stack gap-small">
        <p className="text text-strong">
          <Icon name="shield" size={16} /> {notice.pluginName} was stopped by the marketplace.
        </p>
        <p className="text text-small">{notice.reason}</p>
        <p className="text text-small text-tone-neutral">
          Nothing of it runs any more. Your data is where it was.
        </p>
      </div>
    </Card>
  );
}
