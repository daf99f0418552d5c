import { useState } from 'react';
import { Badge } from '../../kit/badge.tsx';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/notice.tsx';
import { When } from '../../kit/when.tsx';
import { RemoveSecret } from './remove-secret.tsx';
import type { InstallationDetail, Secret } from './installation-detail.ts';
import { SetSecret } from './set-secret.tsx';

interface SecretsTabProps {
  installation: InstallationDetail;
  onChange: () => void;
}

/** Keys that the plugin's functions send along. They are sealed at once: nobody reads them here again. */
export function SecretsTab({ installation, onChange }: SecretsTabProps) {
  const [open, setOpen] = useState<{ secret: Secret; act: 'set' | 'remove' } | null>(null);
  if (installation.secrets.length === 0)
    return <EmptyState icon="key" title="This plugin asks for no secrets" />;
  const close = (changed: boolean): void => {
    setOpen(null);
    if (changed) onChange();
  };
  return (
    <div className="stack gap-medium">
      <p className="text text-tone-neutral">
        A value is sealed as soon as you save it. It is never shown again, not to you and not to the plugin:
        it is added to requests on their way to the addresses named here.
      </p>
      <ul className="card manage-rows" aria-label="Secrets">
        {installation.secrets.map((secret) => (
          <SecretRow
            key={secret.name}
            secret={secret}
            onAct={(act) => {
              setOpen({ secret, act });
            }}
          />
        ))}
      </ul>
      {open?.act === 'set' && <SetSecret {...{ installation, ...open }} onClose={close} />}
      {open?.act === 'remove' && <RemoveSecret {...{ installation, ...open }} onClose={close} />}
    </div>
  );
}

function SecretRow({ secret, onAct }: { secret: Secret; onAct: (act: 'set' | 'remove') => void }) {
  const { label, name, required, origins, setAt } = secret;
  return (
    <li className="manage-row">
      <div className="manage-row-text">
        <h2>
          {label} <SecretState secret={secret} />
        </h2>
        <p className="plugin-row-meta">
          {name}
          {required && ', needed by the plugin'}
          {setAt && (
            <>
              , set <When at={setAt} />
            </>
          )}
        </p>
        <p className="plugin-row-meta">
          {origins.length === 0
            ? 'Proves who calls the plugin from outside; sent nowhere'
            : `Sent to ${origins.join(', ')}, and nowhere else`}
        </p>
      </div>
      <div className="manage-row-actions">
        {setAt && (
          <Button
            aria-label={`Remove ${label}`}
            onClick={() => {
              onAct('remove');
            }}
          >
            Remove…
          </Button>
        )}
        <Button
          kind={setAt ? 'secondary' : 'primary'}
          aria-label={`${setAt ? 'Replace' : 'Set'} ${label}`}
          onClick={() => {
            onAct('set');
          }}
        >
          {setAt ? 'Replace…' : 'Set…'}
        </Button>
      </div>
    </li>
  );
}

function SecretState({ secret: { setAt, required } }: { secret: Secret }) {
  if (setAt) return <Badge tone="success">Set</Badge>;
  return <Badge tone={required ? 'warning' : 'neutral'}>Not set</Badge>;
}
