import type { TelemetryEvent } from '@guildhall/host-sdk';
import { useState, useSyncExternalStore } from 'react';
import { useLoad } from '../crm/use-load.ts';
import { EmptyState, ErrorState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { TextField } from '../kit/text-field.tsx';
import { When } from '../kit/when.tsx';
import { useSession } from '../plugins/plugin-session.tsx';
import { telemetryLog } from '../plugins/telemetry-log.ts';
import { inWords } from '../crm/format.ts';
import { declaredContributions } from './declared-contributions.ts';
import { Explained } from './explained.tsx';

/** Why each contribution is shown or hidden: first what the marketplace decided, then what this page did with it. */
export function Explain({ plugin }: { plugin: string | null }) {
  const { marketplace, person } = useSession();
  const { data, error, reload } = useLoad(person.id, () => marketplace.installations());
  const [typed, setTyped] = useState('');
  const at = instantFrom(typed);
  if (error) return <ErrorState title="The marketplace did not answer" error={error} retry={reload} />;
  if (!data) return <Skeleton lines={8} />;
  const shown = data.filter((installation) => plugin === null || installation.plugin.id === plugin);
  const contributions = shown.flatMap(({ plugin: { id, name, listing }, lock }) =>
    declaredContributions(lock?.version.manifest).map((contribution) => ({
      ...contribution,
      pluginId: id,
      pluginName: listing?.title ?? name,
    })),
  );
  return (
    <>
      <TextField
        label="As it was at"
        type="datetime-local"
        help={at ? 'What this page did then is not recorded.' : 'Empty: as it is now.'}
        value={typed}
        onChange={setTyped}
      />
      {contributions.length === 0 && (
        <EmptyState icon="eye" title="Nothing to explain">
          No installed plugin contributes to the CRM yet.
        </EmptyState>
      )}
      {contributions.map((contribution) => (
        <Explained key={contribution.pluginId + contribution.key} contribution={contribution} at={at} />
      ))}
      <Events />
    </>
  );
}

/** A local date and time as an instant; null while it is none. */
function instantFrom(typed: string): string | null {
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What the SDK reported in this tab. */
function Events() {
  const entries = useSyncExternalStore(telemetryLog.subscribe, telemetryLog.get);
  return (
    <details className="events">
      <summary>What happened in this tab ({entries.length})</summary>
      <ol>
        {entries.map(({ at, event }, index) => (
          <li key={entries.length - index}>
            <When at={at} /> <strong>{inWords(event.type)}</strong>
            {detailOf(event)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function detailOf(event: TelemetryEvent): string {
  if (event.type === 'plugin-log') return `: ${event.text.slice(0, 200)}`;
  return 'message' in event && event.message ? `: ${event.message}` : '';
}
