import type { PluginApi } from '@guildhall/plugin-sdk';
import { useEffect, useState } from 'preact/hooks';
import { readContact, type Contact } from './read-contact.ts';

interface State {
  readonly contact: Contact | null;
  readonly error: string | null;
}

const LOADING: State = { contact: null, error: null };

/** The contact the page is about, read again whenever the page turns to another. */
export function useContact(api: PluginApi): State & { reload: () => void } {
  const id = api.useContext()['contact.id'];
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State>(LOADING);

  useEffect(() => {
    let current = true;
    const show = (next: State): void => {
      if (current) setState(next);
    };
    show(LOADING);
    api.host.call('contacts.read', { id: typeof id === 'string' ? id : '' }).then(
      (answer) => {
        show({ contact: readContact(answer), error: null });
      },
      (reason: unknown) => {
        show({
          contact: null,
          error: reason instanceof Error ? reason.message : 'The contact could not be read.',
        });
      },
    );
    return () => {
      current = false;
    };
  }, [api, id, attempt]);

  const reload = (): void => {
    setAttempt(attempt + 1);
  };
  return { ...state, reload };
}
