import { createStore } from '@guildhall/host-sdk';
import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Tone } from './badge.tsx';
import { Button, IconButton } from './button.tsx';
import { openDialogs } from './dialog.tsx';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: Tone;
  /** Takes back what the message tells. */
  readonly undo: (() => void) | undefined;
}

const SHOWN_MS = 6_000;
/** A person has to read what happened before they can want it undone. */
const SHOWN_WITH_UNDO_MS = 12_000;
const MOST = 3;
const toasts = createStore<readonly Toast[]>([]);
let last = 0;

/** Says something in passing, in the corner. More than three at once push out the oldest. */
export function showToast(message: string, tone: Tone = 'neutral', undo?: () => void): void {
  const toast = { id: ++last, message: message.slice(0, 300), tone, undo };
  toasts.set([...toasts.get(), toast].slice(-MOST));
  setTimeout(
    () => {
      dismiss(toast.id);
    },
    undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS,
  );
}

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** Over everything, also over a dialog. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get);
  const uppermost = useSyncExternalStore(openDialogs.subscribe, openDialogs.get).at(-1);
  return createPortal(
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, message, tone, undo }) => (
        <div key={id} className={`toast tone-${tone}`}>
          <p>{message}</p>
          {undo && (
            <Button
              kind="plain"
              onClick={() => {
                dismiss(id);
                undo();
              }}
            >
              Undo
            </Button>
          )}
          <IconButton
            label="Dismiss"
            icon="close"
            onClick={() => {
              dismiss(id);
            }}
          />
        </div>
      ))}
    </div>,
    uppermost ?? document.body,
  );
}
