import { useState } from 'react';
import { WordsBadge } from '../../kit/badge.tsx';
import { Button } from '../../kit/button.tsx';
import { When } from '../../kit/when.tsx';
import { PluginIcon } from '../../marketplace/plugin-icon.tsx';
import { useSession } from '../../plugins/plugin-session.tsx';
import { DecideRequest } from './decide-request.tsx';
import type { InstallRequest } from './install-request.ts';
import { REQUEST_STATE } from './request-words.ts';

/** One request with its reason, and the two answers for whoever may give them. */
export function RequestRow({ request, onChange }: { request: InstallRequest; onChange: () => void }) {
  const { person } = useSession();
  const [answer, setAnswer] = useState<'approve' | 'deny' | null>(null);
  const { plugin, state, reason, at } = request;
  const name = plugin.listing?.title ?? plugin.name;
  return (
    <li className="manage-row">
      <PluginIcon name={name} />
      <div className="manage-row-text">
        <h2>
          {name} <WordsBadge words={REQUEST_STATE[state]} />
        </h2>
        {reason ? (
          <p className="quote">{reason}</p>
        ) : (
          <p className="text-tone-neutral">No reason was given.</p>
        )}
        <p className="plugin-row-meta">
          Asked <When at={at} />
        </p>
      </div>
      {person.role === 'orgAdmin' && state === 'REQUESTED' && (
        <div className="manage-row-actions">
          <Button
            aria-label={`Decline the request for ${name}`}
            onClick={() => {
              setAnswer('deny');
            }}
          >
            Decline…
          </Button>
          <Button
            kind="primary"
            aria-label={`Approve the request for ${name}`}
            onClick={() => {
              setAnswer('approve');
            }}
          >
            Approve…
          </Button>
        </div>
      )}
      {answer && (
        <DecideRequest
          {...{ request, name, answer }}
          onDone={() => {
            setAnswer(null);
            onChange();
          }}
          onCancel={() => {
            setAnswer(null);
          }}
        />
      )}
    </li>
  );
}
