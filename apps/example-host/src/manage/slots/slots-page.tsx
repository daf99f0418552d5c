import { useState } from 'react';
import { exampleSurface } from '../../../contract/surface/index.ts';
import { useLoad } from '../../crm/use-load.ts';
import { ErrorState } from '../../kit/notice.tsx';
import { useSession } from '../../plugins/plugin-session.tsx';
import { ListSkeleton } from '../list-skeleton.tsx';
import { pluginsAt } from './arrange.ts';
import { SlotCard } from './slot-card.tsx';

/** What each place in the CRM shows, in which order. */
export function SlotsPage() {
  const { manage, marketplace, person } = useSession();
  const [turn, setTurn] = useState(0);
  const { data, error, reload } = useLoad(person.id, async () => {
    const [slots, installations] = await Promise.all([manage.slots.list(), marketplace.installations()]);
    return { slots, installations };
  });
  return (
    <section className="stack gap-large" aria-label="Places">
      <p className="text text-tone-neutral">
        Everybody in your organization sees plugins in this order. Hiding one leaves it installed.
      </p>
      {error && <ErrorState title="The places could not be loaded" error={error} retry={reload} />}
      {!data && !error && <ListSkeleton label="Loading places" />}
      {data &&
        exampleSurface.extensionPoints.map(({ id, version, title }) => {
          const extensionPoint = `${id}@${version}`;
          const held = data.slots.find((slot) => slot.extensionPoint === extensionPoint);
          const plugins = pluginsAt(extensionPoint, data.installations, held?.entries ?? []);
          // A change makes another card: what was begun on the old one no longer fits.
          const key = `${extensionPoint}|${turn}|${held?.rev ?? 0}`;
          const onChange = (): void => {
            setTurn(turn + 1);
            reload();
          };
          return <SlotCard key={key} {...{ extensionPoint, title, held, plugins, onChange }} />;
        })}
    </section>
  );
}
