import { Slot, useSlot } from '@guildhall/host-react';
import type { Contribution, JsonObject } from '@guildhall/host-sdk';
import type { ReactNode } from 'react';
import { Badge } from '../kit/badge.tsx';
import { Card } from '../kit/card.tsx';
import { Icon } from '../kit/icon.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { Link } from '../navigation/link.tsx';
import { useLocation, withQuery } from '../navigation/location.ts';
import { useSession } from './plugin-session.tsx';
import { ErrorCard, GoingOn, StoppedNotice, Unreached } from './plugin-states.tsx';
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
  const { loading, stale, contributions } = useSlot(props.id);
  if (failed && loading) return <Unreached retry={retry} />;
  return (
    <>
      {stale && contributions.length > 0 && <GoingOn />}
      <Slot
        {...props}
        skeleton={<Skeleton lines={4} />}
        frame={(contribution, content) => <Framed contribution={contribution}>{content}</Framed>}
        errorCard={ErrorCard}
        notice={(notice) => <StoppedNotice notice={notice} />}
      />
    </>
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
