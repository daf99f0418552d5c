import { useLoad } from '../../crm/use-load.ts';
import { usePages } from '../../crm/use-pages.ts';
import { EmptyState } from '../../kit/notice.tsx';
import { Paged } from '../../kit/paged.tsx';
import { Link } from '../../navigation/link.tsx';
import { withQuery } from '../../navigation/location.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import { useEpoch } from '../../plugins/use-epoch.ts';
import { ListSkeleton } from '../list-skeleton.tsx';
import { InstalledTable } from './installed-table.tsx';

/** Every plugin of the organization, and what the host does when the marketplace stops one. */
export function InstalledPage() {
  const { marketplace, person } = useSession();
  const pages = usePages(`${person.id}|${useEpoch()}`, (after) => marketplace.installationsPage(after));
  const browse = (
    <Link className="button button-primary" href={withQuery({ plugins: 'browse' })}>
      Browse plugins
    </Link>
  );
  return (
    <section className="stack gap-large" aria-label="Installed">
      <Fallback />
      <Paged
        pages={pages}
        failure="The installed plugins could not be loaded"
        skeleton={<ListSkeleton label="Loading installed plugins" />}
        empty={
          <EmptyState icon="plugins" title="Nothing is installed yet" action={browse}>
            Plugins add panels, actions and checks to the pages you work in.
          </EmptyState>
        }
      >
        {(installations) => <InstalledTable installations={installations} />}
      </Paged>
    </section>
  );
}

const WORDS = {
  ASK: 'When the marketplace stops a version, it stays stopped until you decide.',
  PREVIOUS:
    'When the marketplace stops a version, the version before it takes its place until that is lifted.',
} as const;

/** The host's setting, which its operators make; not knowing it is no reason to show nothing else. */
function Fallback() {
  const { manage, person } = useSession();
  const { data } = useLoad(person.id, () => manage.fallbackPolicy());
  return <p className="text text-tone-neutral">{data ? WORDS[data] : '\u00A0'}</p>;
}
