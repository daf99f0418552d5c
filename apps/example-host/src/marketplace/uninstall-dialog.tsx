import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';

interface UninstallDialogProps {
  name: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Says whom it touches before it happens. */
export function UninstallDialog({ name, onConfirm, onCancel }: UninstallDialogProps) {
  return (
    <Dialog title={`Uninstall ${name}?`} onClose={onCancel}>
      <p className="text">
        It disappears from everyone in your organization at once, and its settings with it. To have it back,
        someone has to agree to its permissions again.
      </p>
      <footer className="dialog-actions">
        <Button onClick={onCancel}>Keep it</Button>
        <Button kind="danger" onClick={onConfirm}>
          Uninstall
        </Button>
      </footer>
    </Dialog>
  );
}
