import { useState, useSyncExternalStore } from 'react';
import { exampleSurface } from '../../contract/surface/index.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Callout } from '../kit/notice.tsx';
import { permissionQuestion, type PermissionQuestion } from '../plugins/permission-question.ts';
import { pluginNameIn } from '../plugins/plugin-name.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { useAct } from './use-act.ts';

/** Asks when a plugin wants something optional. Members are told whom to ask; administrators decide. */
export function PermissionDialog() {
  const question = useSyncExternalStore(permissionQuestion.subscribe, permissionQuestion.get);
  return question && <Question key={question.installationId + question.permission} question={question} />;
}

function Question({ question }: { question: PermissionQuestion }) {
  const { host, person, marketplace } = useSession();
  const { busy, error, act } = useAct();
  const [name] = useState(() => pluginNameIn(host, question.installationId));
  const asked = exampleSurface.permissions.find((permission) => permission.name === question.permission);
  const decline = (): void => {
    question.answer(false);
  };
  const allow = async (): Promise<void> => {
    const granted = await act('allow', async () => {
      const installation = (await marketplace.installations()).find(
        ({ id }) => id === question.installationId,
      );
      if (!installation?.consent) throw new Error('This plugin is not installed any more.');
      const { permissionDigest } = installation.consent;
      return marketplace.consent(installation, permissionDigest, [question.permission]);
    });
    if (granted) question.answer(granted.grants.includes(question.permission));
  };

  return (
    <Dialog title={`${name} asks for a permission`} onClose={decline}>
      <p className="text text-strong">{asked?.title ?? question.permission}</p>
      <p className="text">{asked?.description}</p>
      {person.role !== 'orgAdmin' && <Callout tone="info">Only an administrator can allow this.</Callout>}
      {error && <Callout tone="danger">{error}</Callout>}
      <footer className="dialog-actions">
        <Button onClick={decline}>{person.role === 'orgAdmin' ? 'Not now' : 'Close'}</Button>
        {person.role === 'orgAdmin' && (
          <Button kind="primary" busy={busy !== null} onClick={() => void allow()}>
            Allow for everyone
          </Button>
        )}
      </footer>
    </Dialog>
  );
}
