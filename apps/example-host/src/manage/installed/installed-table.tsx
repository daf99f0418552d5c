import { Badge } from '../../kit/badge.tsx';
import type { Installation } from '../../marketplace/models.ts';
import { PluginIcon } from '../../marketplace/plugin-icon.tsx';
import { stateInWords } from '../../marketplace/state-words.ts';
import { Link } from '../../navigation/link.tsx';

export function InstalledTable({ installations }: { installations: readonly Installation[] }) {
  return (
    <div className="table-box">
      <table className="table manage-table">
        <thead>
          <tr>
            <th scope="col">Plugin</th>
            <th scope="col">State</th>
            <th scope="col">Version</th>
            <th scope="col">Waits for you</th>
          </tr>
        </thead>
        <tbody>
          {installations.map((installation) => (
            <Row key={installation.id} installation={installation} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ installation }: { installation: Installation }) {
  const { id, plugin, lock, pendingUpdate, state } = installation;
  const name = plugin.listing?.title ?? plugin.name;
  const words = stateInWords(installation);
  const waits =
    state === 'CONSENT_REQUIRED'
      ? 'Your consent'
      : pendingUpdate && `Consent to ${pendingUpdate.versionString}`;
  return (
    <tr>
      <td>
        <div className="name-cell">
          <PluginIcon name={name} />
          <div>
            <Link className="row-link" href={`/plugins/installed/${id}`}>
              {name}
            </Link>
            <small>{plugin.name}</small>
          </div>
        </div>
      </td>
      <td>
        <Badge tone={words.tone}>{words.text}</Badge>
      </td>
      <td className="text-tone-neutral">{lock ? `Version ${lock.versionString}` : 'Not running yet'}</td>
      <td className={waits ? undefined : 'text-tone-neutral wide-only'}>{waits ?? 'Nothing'}</td>
    </tr>
  );
}
