import type { Result } from '@guildhall/kernel';
import { useState } from 'react';
import { useSession } from '../plugins/plugin-session.tsx';
import { refusalWords } from './refusal-words.ts';

/** Runs one change at a time; afterwards the page's plugins are fetched again, so that it shows without a reload. */
export function useAct() {
  const { host } = useSession();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function act<T>(name: string, change: () => Promise<Result<T>>): Promise<T | null> {
    setBusy(name);
    setError(null);
    try {
      const result = await change();
      if (!result.ok) {
        setError(refusalWords(result.error));
        return null;
      }
      // The change is made; a page that cannot be refreshed now hears of it through the live channel.
      await host.refresh().catch(() => undefined);
      return result.value;
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
      return null;
    } finally {
      setBusy(null);
    }
  }
  return { busy, error, act };
}
