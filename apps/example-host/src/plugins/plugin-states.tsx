import type { ErrorCardProps } from '@guildhall/host-react';
import type { RestrictionNotice } from '@guildhall/host-sdk';
import { Button } from '../kit/button.tsx';
import { Card } from '../kit/card.tsx';
import { Icon } from '../kit/icon.tsx';

/** Where plugins would stand while the marketplace does not answer. */
export function Unreached({ retry }: { retry: () => void }) {
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

/** Above plugins that were there when the marketplace fell silent. */
export function GoingOn() {
  return (
    <p role="status" className="text text-small text-tone-neutral">
      The marketplace does not answer; plugins go on as they were.
    </p>
  );
}

/** In the place of a plugin that failed. */
export function ErrorCard({ contribution, message, retry }: ErrorCardProps) {
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

/** In the place of a plugin that the marketplace stopped. */
export function StoppedNotice({ notice }: { notice: RestrictionNotice }) {
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
