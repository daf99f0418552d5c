import { WordsBadge } from '../../kit/badge.tsx';
import { Table, type Column } from '../../kit/table.tsx';
import type { Installation } from '../../marketplace/models.ts';
import { PluginIcon } from '../../marketplace/plugin-icon.tsx';
import { stateInWords } from '../../marketplace/state-words.ts';
import { Link } from '../../navigation/link.tsx';

const COLUMNS: readonly Column<Installation>[] = [
  { title: 'Plugin', cell: (installation) => <Name {...installation} /> },
  { title: 'State', cell: (installation) => <WordsBadge words={stateInWords(installation)} /> },
  {
    title: 'Version',
    className: 'text-tone-neutral',
    cell: ({ lock }) => (lock ? `Version ${lock.versionString}` : 'Not running yet'),
  },
  {
    title: 'Waits for you',
    className: (installation) => (awaited(installation) ? undefined : 'text-tone-neutral wide-only'),
    cell: (installation) => awaited(installation) ?? 'Nothing',
  },
];

export function InstalledTable({ installations }: { installations: readonly Installation[] }) {
  return <Table rows={installations} columns={COLUMNS} />;
}

function awaited({ state, pendingUpdate }: Installation): string | undefined {
  if (state === 'CONSENT_REQUIRED') return 'Your consent';
  return pendingUpdate ? `Consent to ${pendingUpdate.versionString}` : undefined;
}

function Name({ id, plugin }: Pick<Installation, 'id' | 'plugin'>) {
  const name = plugin.listing?.title ?? plugin.name;
  return (
    <div className="name-cell">
      <PluginIcon name={name} />
      <div>
        <Link className="row-link" href={`/plugins/installed/${id}`}>
          {name}
        </Link>
        <small>{plugin.name}</small>
      </div>
    </div>
  );
}
