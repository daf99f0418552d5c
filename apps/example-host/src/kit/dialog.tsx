import { createStore } from '@guildhall/host-sdk';
import { useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { IconButton } from './button.tsx';

/** Dialogs on the screen, the uppermost last: nothing outside of that one can be pressed or is read aloud. */
export const openDialogs = createStore<readonly HTMLDialogElement[]>([]);

interface DialogProps {
  title: string;
  shape?: 'drawer' | 'center' | 'palette';
  /** Stands at the end of the title's line, before the closing button. */
  aside?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** A modal over the page. The browser keeps the focus inside and hands it back when the dialog closes. */
export function Dialog({ title, shape = 'center', aside, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    openDialogs.set([...openDialogs.get(), dialog]);
    // On the title rather than on the closing button, which would otherwise be first.
    heading.current?.focus();
    return () => {
      openDialogs.set(openDialogs.get().filter((one) => one !== dialog));
      dialog.close();
    };
  }, []);

  // The dialog's own box is covered by its content: a press that reaches it came from the backdrop.
  const closeFromBackdrop = (event: MouseEvent): void => {
    if (event.target === ref.current) onClose();
  };
  // Left to the browser, one Escape closes all dialogs that were opened without a press in between: here a question, and
  // what it asks about.
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  // Other wishes to close, such as a phone's way back, the browser grants the second time whatever is said.
  const reopen = (): void => {
    if (!ref.current || ref.current.open) return;
    ref.current.showModal();
    onClose();
  };
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${shape}`}
      aria-label={title}
      onMouseDown={closeFromBackdrop}
      onKeyDown={closeByKey}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={reopen}
    >
      <div className="dialog-body">
        {shape !== 'palette' && (
          <div className="dialog-header">
            <h2 ref={heading} tabIndex={-1}>
              {title}
            </h2>
            {aside}
            <IconButton label="Close" icon="close" onClick={onClose} />
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}
