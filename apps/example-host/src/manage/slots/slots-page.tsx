import { useState } from 'react';
import { exampleSurface } from '../../../contract/surface/index.ts';
import { useLoad } from '../../crm/use-load.ts';
import { ErrorState } from '../../kit/notice.tsx';
import { useSession } from '../../plugins/plugin-session.tsx';
import { useEpoch } from '../../plugins/use-epoch.ts';
import { ListSkeleton } from '../list-skeleton.tsx';
import { pluginsAt } from './arrange.ts';
import { SlotCard } from './slot-card.tsx';

/** What each slot of the CRM shows, in which order. */
export function SlotsPage() {
  const { manage, marketplace, person } = useSession();
  const [turn, setTurn] = useState(0);
  const { data, error, reload } = useLoad(`${person.id}|${useEpoch()}`, async () => {
    const [slots, installations] = await Promise.all([manage.slots.list(), marketplace.installations()]);
    return { slots, installations };
  });
  return (
    <section className="stack gap-large" aria-label="Slots">
      <p className="text text-tone-neutral">
        A slot is where plugins show themselves in a page. Everybody in your organization sees them in this
        order; hiding one leaves it installed.
      </p>
      {error && <ErrorState title="The slots could not be loaded" error={error} retry={reload} />}
      {!data && !error && <ListSkeleton label="Loading slots" />}
      {data &&
        exampleSurface.extensionPoints.map(({ id, version, title }) => {
          const extensionPoint = `${id}@${version}`;
          const held = data.slots.find((slot) => slot.extensionPoint === extensionPoint);
          const plugins = pluginsAt(extensionPoint, data.installations, held?.entries ?? []);
          // A change makes another card: what was begun on the old one no longer fits.
          const shown = plugins.map(({ pluginId }) => pluginId).join();
          const key = `${extensionPoint}|${turn}|${held?.rev ?? 0}|${shown}`;
          const onChange = (): void => {
            setTurn(turn + 1);
            reload();
          };
          return <SlotCard key={key} {...{ extensionPoint, title, held, plugins, onChange }} />;
        })}
    </section>
  );
}
