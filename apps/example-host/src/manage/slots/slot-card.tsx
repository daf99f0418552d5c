import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Callout } from '../../kit/notice.tsx';
import { showToast } from '../../kit/toast.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { useUnsaved } from '../../navigation/unsaved.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import { entriesFor, isSame, moved, withHidden } from './arrange.ts';
import { SlotRow } from './slot-row.tsx';
import type { SlotConfiguration, SlotEntry, SlotPlugin } from './slot.ts';

interface SlotCardProps {
  extensionPoint: string;
  title: string;
  held: SlotConfiguration | undefined;
  plugins: readonly SlotPlugin[];
  onChange: () => void;
}

/** One slot: its plugins are moved and hidden here first, and stored together. */
export function SlotCard({ extensionPoint, title, held, plugins, onChange }: SlotCardProps) {
  const { manage } = useSession();
  const { busy, error, act } = useAct();
  const [draft, setDraft] = useState(plugins);
  const [said, setSaid] = useState('');
  const changed = !isSame(draft, plugins);
  useUnsaved(changed);

  const store = async (entries: readonly SlotEntry[]): Promise<void> => {
    const done = await act('arrange', async () => {
      const set = await manage.slots.configure(extensionPoint, entries, held?.rev ?? 0);
      return set.ok ? { ok: true as const, value: true } : set;
    });
    if (done) {
      showToast(`${title}: the new order is shown to everybody.`, 'success');
      onChange();
    }
  };
  const move = ({ pluginId, name }: SlotPlugin, by: -1 | 1): void => {
    const next = moved(draft, pluginId, by);
    setDraft(next);
    setSaid(`${name} is now ${next.findIndex((one) => one.pluginId === pluginId) + 1} of ${next.length}.`);
  };

  return (
    <Card title={title} aside={<small>{held ? 'Arranged by you' : 'As the plugins wish'}</small>}>
      {plugins.length === 0 && (
        <p className="text text-tone-neutral">No installed plugin shows itself here.</p>
      )}
      <ol className="slot-rows">
        {draft.map((plugin, index) => (
          <SlotRow
            key={plugin.pluginId}
            plugin={plugin}
            first={index === 0}
            last={draft[index + 1]?.hidden !== false}
            onMove={(by) => {
              move(plugin, by);
            }}
            onHide={(hidden) => {
              setDraft(withHidden(draft, plugin.pluginId, hidden));
              setSaid(`${plugin.name} is ${hidden ? 'hidden' : 'shown'}.`);
            }}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {error && <Callout tone="danger">{error}</Callout>}
      {error && <Button onClick={onChange}>Show it as it is now</Button>}
      {(changed || held) && !error && (
        <footer className="dialog-actions">
          {held && !changed && (
            <Button busy={busy !== null} onClick={() => void store([])}>
              As the plugins wish
            </Button>
          )}
          {changed && (
            <>
              <Button
                onClick={() => {
                  setDraft(plugins);
                  setSaid('Nothing is changed.');
                }}
              >
                Discard
              </Button>
              <Button kind="primary" busy={busy !== null} onClick={() => void store(entriesFor(draft, held))}>
                Save the order
              </Button>
            </>
          )}
        </footer>
      )}
    </Card>
  );
}
