import { useId, useLayoutEffect, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { Dialog } from '../kit/dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { closePalette, openPalette, paletteOpen } from './palette-store.ts';
import { usePaletteEntries, type PaletteEntry } from './palette-entries.ts';

/** ⌘K: everywhere to go, and everything the CRM and its plugins can do here. */
export function Palette() {
  const open = useSyncExternalStore(paletteOpen.subscribe, paletteOpen.get);
  // Listens as soon as the page is painted: whoever sees it may press the keys.
  useLayoutEffect(() => {
    const toggle = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      if (paletteOpen.get()) closePalette();
      // Open, and holding the focus, before the next key is read: people type on.
      else flushSync(openPalette);
    };
    window.addEventListener('keydown', toggle);
    return () => {
      window.removeEventListener('keydown', toggle);
    };
  }, []);
  if (!open) return null;
  return (
    <Dialog title="Search or run a command" shape="palette" onClose={closePalette}>
      <PaletteBody />
    </Dialog>
  );
}

function PaletteBody() {
  const id = useId();
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(0);
  const entries = usePaletteEntries(text);
  const at = Math.min(selected, entries.length - 1);
  const run = (entry: PaletteEntry | undefined): void => {
    if (!entry) return;
    closePalette();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (at + step + entries.length) % Math.max(1, entries.length);
      setSelected(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[at]);
    }
  };
  return (
    <>
      <div className="palette-search">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-label="Search or run a command"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={entries[at] ? `${id}-${at}` : undefined}
          placeholder="A contact, a page, a command…"
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setSelected(0);
          }}
        />
      </div>
      <ul className="palette-list" role="listbox" id={id} aria-label="Results">
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseMove={() => {
              setSelected(index);
            }}
            onClick={() => {
              run(entry);
            }}
          >
            <Icon name={entry.icon} size={16} />
            <span>{entry.title}</span>
            <small>{entry.detail}</small>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="palette-empty">Nothing matches “{text}”.</p>}
    </>
  );
}
