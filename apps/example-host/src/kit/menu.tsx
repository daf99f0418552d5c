import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  /** A line is drawn where the group changes. */
  readonly group?: string;
  readonly detail?: string;
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** What the list is called. */
  label: string;
  /** False when the trigger's own words say what it is. */
  labelTrigger?: boolean;
  trigger: ReactNode;
  entries: readonly MenuEntry[];
  className?: string;
}

/** A button that opens a list of actions. Arrow keys move, Escape and a press elsewhere close. */
export function Menu({
  label,
  labelTrigger = true,
  trigger,
  entries,
  className = 'button button-secondary',
}: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const items = () => [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  const move = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') {
      // Otherwise the browser closes the dialog around it as well.
      event.preventDefault();
      close();
    } else if (next !== undefined) {
      event.preventDefault();
      all.at(next % all.length)?.focus();
    }
  };

  return (
    <div
      className="menu"
      ref={box}
      onKeyDown={open ? move : undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={labelTrigger ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {trigger}
      </button>
      {open && (
        <div className="menu-list" role="menu" id={id} aria-label={label}>
          {entries.map(({ key, label: text, detail, checked, group, onSelect }, index) => (
            <button
              key={key}
              type="button"
              role={checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={checked}
              className={`menu-item ${index > 0 && entries[index - 1]?.group !== group ? 'menu-divided' : ''}`}
              tabIndex={-1}
              onClick={() => {
                close();
                onSelect();
              }}
            >
              <span>{text}</span>
              {detail && <span className="menu-detail">{detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
