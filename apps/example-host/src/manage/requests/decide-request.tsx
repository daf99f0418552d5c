import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Callout } from '../../kit/notice.tsx';
import { TextArea } from '../../kit/text-area.tsx';
import { showToast } from '../../kit/toast.tsx';
import { reasonFrom } from '../../marketplace/reason.ts';
import { useAct } from '../../marketplace/use-act.ts';
import { navigate, withQuery } from '../../navigation/location.ts';
import { useAskedClose } from '../../navigation/unsaved.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { InstallRequest } from './install-request.ts';

interface DecideRequestProps {
  request: InstallRequest;
  name: string;
  answer: 'approve' | 'deny';
  onDone: () => void;
  onCancel: () => void;
}

/** Yes or no, with a reason. After a yes the consent screen comes: nobody has agreed to permissions yet. */
export function DecideRequest({ request, name, answer, onDone, onCancel }: DecideRequestProps) {
  const { manage } = useSession();
  const { busy, error, act } = useAct();
  const [reason, setReason] = useState('');
  const approving = answer === 'approve';

  const decide = async (): Promise<void> => {
    const decided = await act(answer, () => manage.requests[answer](request, reasonFrom(reason)));
    if (!decided) return;
    showToast(`The request for ${name} is ${approving ? 'approved' : 'declined'}.`, 'success');
    onDone();
    if (approving) navigate(withQuery({ plugins: 'installed', plugin: request.plugin.id }));
  };
  // After an error there is nothing left to send: the request is no longer what it was.
  const cancel = useAskedClose(!error && reasonFrom(reason) !== null, error ? onDone : onCancel);
  return (
    <Dialog title={`${approving ? 'Approve' : 'Decline'} ${name}?`} onClose={cancel}>
      <p className="text">
        {approving
          ? 'Next you see what it may do. It runs once you agree to that.'
          : 'The request is closed. Whoever asked can ask again.'}
      </p>
      <TextArea
        label="Reason"
        help={
          approving
            ? 'Kept with the decision. You may leave it empty.'
            : 'Say why; it is kept with the decision.'
        }
        most={1_000}
        value={reason}
        onChange={setReason}
      />
      {error && <Callout tone="danger">{error}</Callout>}
      <footer className="dialog-actions">
        <Button onClick={cancel}>{error ? 'Close and reload' : 'Cancel'}</Button>
        {!error && (
          <Button
            kind={approving ? 'primary' : 'danger'}
            busy={busy !== null}
            disabled={!approving && reasonFrom(reason) === null}
            onClick={() => void decide()}
          >
            {approving ? 'Approve' : 'Decline'}
          </Button>
        )}
      </footer>
    </Dialog>
  );
}
