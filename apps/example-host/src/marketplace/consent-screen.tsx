import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { Callout } from '../kit/notice.tsx';
import { ConsentPermissionItem } from './consent-permission-item.tsx';
import { networkSentence, observationsFrom } from './consent-words.ts';
import type { ConsentRequest } from './models.ts';

interface ConsentScreenProps {
  title: string;
  verb: string;
  consent: ConsentRequest;
  /** True when something was agreed to before: then what is new is marked. */
  update?: boolean;
  busy: boolean;
  error: string | null;
  onAgree: (optional: readonly string[]) => void;
  onCancel: () => void;
}

/** What a plugin may do once someone agrees, in plain words, beside what its code was seen to do. */
export function ConsentScreen(props: ConsentScreenProps) {
  const { title, verb, consent: asked, update = false, busy, error, onAgree, onCancel } = props;
  const [optional, setOptional] = useState<ReadonlySet<string>>(new Set());
  const consent = update ? asked : withoutMarks(asked);
  const required = consent.permissions.filter((permission) => permission.required);
  const offered = consent.permissions.filter((permission) => !permission.required);
  const toggle = (name: string): void => {
    setOptional((chosen) =>
      chosen.has(name) ? new Set([...chosen].filter((it) => it !== name)) : new Set([...chosen, name]),
    );
  };

  return (
    <section className="stack gap-large" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <p className="text text-tone-neutral">
          Version {consent.versionString}, for everyone in your organization
        </p>
      </header>

      <div className="stack gap-small">
        <h4>It will be able to</h4>
        {required.length === 0 && <p className="text">Show itself in this page, and nothing more.</p>}
        <ul className="consent-list">
          {required.map((permission) => (
            <ConsentPermissionItem key={permission.name} permission={permission} />
          ))}
        </ul>
      </div>

      {offered.length > 0 && (
        <fieldset className="consent-optional">
          <legend>You may also allow it to</legend>
          {offered.map((permission) => (
            <label key={permission.name} className="check">
              <input
                type="checkbox"
                checked={optional.has(permission.name)}
                onChange={() => {
                  toggle(permission.name);
                }}
              />
              <span>
                <strong>{permission.title}</strong> {permission.description}
              </span>
            </label>
          ))}
        </fieldset>
      )}

      <Network consent={consent} />

      <div className="stack gap-small">
        <h4>What was seen in its code</h4>
        {observationsFrom(consent.version.factSheet, consent).map(({ key, tone, text }) => (
          <Callout key={key} tone={tone} icon={tone === 'success' ? 'shield' : 'alert'}>
            {text}
          </Callout>
        ))}
        {!consent.version.factSheet && (
          <p className="text text-tone-neutral">No measurements can be shown here.</p>
        )}
      </div>

      {error && <Callout tone="danger">{error}</Callout>}
      <footer className="dialog-actions">
        <Button onClick={onCancel}>Not now</Button>
        <Button
          kind="primary"
          busy={busy}
          onClick={() => {
            onAgree([...optional]);
          }}
        >
          {verb}
        </Button>
      </footer>
    </section>
  );
}

/** At first everything is new: nothing of it needs a mark. */
function withoutMarks(consent: ConsentRequest): ConsentRequest {
  const unmarked = { added: false };
  return {
    ...consent,
    permissions: consent.permissions.map((permission) => ({ ...permission, ...unmarked })),
    origins: consent.origins.map((origin) => ({ ...origin, ...unmarked })),
  };
}

function Network({ consent }: { consent: ConsentRequest }) {
  return (
    <div className="stack gap-small">
      <h4>Where its data may go</h4>
      <p className="text">
        <Icon name="globe" size={16} /> {networkSentence(consent)}
      </p>
      <ul className="consent-list">
        {consent.origins.map(({ origin, purpose, userData, added }) => (
          <li key={origin} className={added ? 'consent-added' : undefined}>
            <strong>{origin}</strong>
            {userData && ' (personal data)'}: {purpose}
          </li>
        ))}
      </ul>
    </div>
  );
}
