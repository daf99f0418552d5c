import { useSyncExternalStore } from 'react';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { leaveQuestion } from '../navigation/unsaved.ts';

/** Asks before what was typed is lost. */
export function LeaveDialog() {
  const question = useSyncExternalStore(leaveQuestion.subscribe, leaveQuestion.get);
  return (
    question && (
      <Dialog title="Leave without saving?" onClose={question.stay}>
        <p className="text">What you changed here is not saved yet.</p>
        <footer className="dialog-actions">
          <Button onClick={question.leave}>Leave without saving</Button>
          <Button kind="primary" onClick={question.stay}>
            Stay
          </Button>
        </footer>
      </Dialog>
    )
  );
}
