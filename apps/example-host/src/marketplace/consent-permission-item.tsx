import { Badge } from '../kit/badge.tsx';
import { Icon } from '../kit/icon.tsx';
import type { ConsentRequest } from './models.ts';

/** One permission: the host's plain words first, then the publisher's reason. */
export function ConsentPermissionItem({ permission }: { permission: ConsentRequest['permissions'][number] }) {
  const { title, description, purpose, sensitivity, added } = permission;
  const sensitive = sensitivity.toLowerCase() === 'high';
  return (
    <li className={added ? 'consent-added' : undefined}>
      <Icon name={sensitive ? 'alert' : 'check'} size={16} />
      <div>
        <p className="text text-strong">
          {title} {sensitive && <Badge tone="warning">Sensitive</Badge>}{' '}
          {added && <Badge tone="info">New</Badge>}
        </p>
        <p className="text text-small">{description}</p>
        <p className="text text-small text-tone-neutral">The publisher’s reason: {purpose}</p>
      </div>
    </li>
  );
}
