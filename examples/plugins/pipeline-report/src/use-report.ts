import type { JsonObject, PluginApi } from '@guildhall/plugin-sdk';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { readContacts, type Contact } from './read-contacts.ts';
import { reportOn, type Report } from './report.ts';

type State = { readonly contacts: readonly Contact[] } | { readonly error: string } | null;

/** The report, made anew when an administrator sets it otherwise. Null while the list is read. */
export function useReport(api: PluginApi): {
  report: Report | null;
  error: string | null;
  reload: () => void;
} {
  const [state, setState] = useState<State>(null);
  const [attempt, setAttempt] = useState(0);
  const settings = useSettings(api);

  useEffect(() => {
    let current = true;
    const show = (next: State): void => {
      if (current) setState(next);
    };
    show(null);
    readContacts(api).then(
      (contacts) => {
        show({ contacts });
      },
      (reason: unknown) => {
        show({ error: reason instanceof Error ? reason.message : 'The contacts could not be read.' });
      },
    );
    return () => {
      current = false;
    };
  }, [api, attempt]);

  const report = useMemo(() => {
    if (state === null || 'error' in state) return null;
    const { quietDays, measure } = settings;
    return reportOn(state.contacts, {
      measure: measure === 'contacts' ? 'contacts' : 'value',
      quietDays: typeof quietDays === 'number' ? quietDays : 30,
      now: Date.now(),
    });
  }, [state, settings]);

  const reload = (): void => {
    setAttempt(attempt + 1);
  };
  return { report, error: state !== null && 'error' in state ? state.error : null, reload };
}

function useSettings({ settings }: PluginApi): JsonObject {
  const [value, setValue] = useState(settings.value);
  useEffect(() => settings.subscribe(setValue), [settings]);
  return value;
}
