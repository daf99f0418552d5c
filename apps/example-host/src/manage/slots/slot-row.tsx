import { Badge } from '../../kit/badge.tsx';
import { Button, IconButton } from '../../kit/button.tsx';
import { PluginIcon } from '../../marketplace/plugin-icon.tsx';
import type { SlotPlugin } from './slot.ts';

interface SlotRowProps {
  plugin: SlotPlugin;
  first: boolean;
  /** Nothing that is shown comes after it. */
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onHide: (hidden: boolean) => void;
}

/** One plugin of a slot. Buttons that lead nowhere stay where they are, so that a keyboard's focus does, too. */
export function SlotRow({ plugin: { name, hidden }, first, last, onMove, onHide }: SlotRowProps) {
  return (
    <li className={hidden ? 'slot-row slot-row-hidden' : 'slot-row'}>
      <PluginIcon name={name} />
      <span className="slot-name">
        {name} {hidden && <Badge>Hidden</Badge>}
      </span>
      {!hidden && (
        <>
          <IconButton
            label={`Move ${name} up`}
            icon="up"
            aria-disabled={first}
            onClick={() => {
              onMove(-1);
            }}
          />
          <IconButton
            label={`Move ${name} down`}
            icon="down"
            aria-disabled={last}
            onClick={() => {
              onMove(1);
            }}
          />
        </>
      )}
      <Button
        aria-label={`${hidden ? 'Show' : 'Hide'} ${name}`}
        onClick={() => {
          onHide(!hidden);
        }}
      >
        {hidden ? 'Show' : 'Hide'}
      </Button>
    </li>
  );
}
