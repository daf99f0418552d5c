import { Badge } from '../../kit/badge.tsx';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Callout } from '../../kit/notice.tsx';
import { showToast } from '../../kit/toast.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import { declaredWishes, type Wish } from './declared-wishes.ts';
import type { InstallationDetail } from './installation-detail.ts';

interface OptionalGrantsProps {
  installation: InstallationDetail;
  onChange: () => void;
}

/** What was agreed to. What is optional can be given and taken back at any time; the rest goes with the plugin. */
export function OptionalGrants({ installation, onChange }: OptionalGrantsProps) {
  const { marketplace } = useSession();
  const { busy, error, act } = useAct();
  const wishes = declaredWishes(installation);
  const change = async ({ name, title, granted }: Wish): Promise<void> => {
    const digest = installation.consent?.permissionDigest ?? '';
    const given = granted ? [] : [name];
    const taken = granted ? [name] : [];
    const done = await act(name, () => marketplace.consent(installation, digest, given, taken));
    onChange();
    if (done) showToast(`“${title}” is ${granted ? 'taken back' : 'allowed'}.`, 'success');
  };
  return (
    <Card title="What it may do">
      {wishes.length === 0 && <p className="text">Show itself in this page, and nothing more.</p>}
      {error && <Callout tone="danger">{error}</Callout>}
      <ul className="manage-rows manage-rows-inside">
        {wishes.map((wish) => (
          <li key={wish.name} className="manage-row">
            <div className="manage-row-text">
              <h3>
                {wish.title}{' '}
                <Badge tone={wish.granted ? 'success' : 'neutral'}>
                  {wish.granted ? 'Allowed' : 'Not allowed'}
                </Badge>
              </h3>
              <p className="text text-small text-tone-neutral">The publisher’s reason: {wish.purpose}</p>
            </div>
            {wish.required ? (
              <small>Needed by the plugin</small>
            ) : (
              <Button
                busy={busy === wish.name}
                aria-label={`${wish.granted ? 'Take back' : 'Allow'}: ${wish.title}`}
                onClick={() => void change(wish)}
              >
                {wish.granted ? 'Take back' : 'Allow'}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
