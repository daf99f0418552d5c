import { useLoad } from '../crm/use-load.ts';
import { EmptyState, ErrorState } from '../kit/notice.tsx';
import { Link } from '../navigation/link.tsx';
import { withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { useEpoch } from '../plugins/use-epoch.ts';
import { RowSkeletons } from './browse.tsx';
import { InstalledRow } from './installed-row.tsx';

export function Installed() {
  const { marketplace, person } = useSession();
  const { data, error, reload } = useLoad(`${person.id}|${useEpoch()}`, () => marketplace.installations());
  if (error) return <ErrorState title="The marketplace did not answer" error={error} retry={reload} />;
  if (!data) return <RowSkeletons />;
  if (data.length === 0) {
    const browse = (
      <Link className="button button-primary" href={withQuery({ plugins: 'browse' })}>
        Browse plugins
      </Link>
    );
    return (
      <EmptyState icon="plugins" title="Nothing is installed yet" action={browse}>
        Plugins add panels, actions and checks to the pages you work in.
      </EmptyState>
    );
  }
  return (
    <ul className="plugin-rows">
      {data.map((installation) => (
        <InstalledRow key={installation.id} installation={installation} onChange={reload} />
      ))}
    </ul>
  );
}
