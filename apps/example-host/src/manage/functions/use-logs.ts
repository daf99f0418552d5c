import { useEffect, useRef, useState } from 'react';
import { usePages } from '../../crm/use-pages.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { Level, LogEdge } from './function-models.ts';

const EVERY_MS = 2_000;
/** Lines that following keeps; older ones are found again by loading anew. */
const MOST = 500;

/** What functions wrote, newest first; while `following`, with what they write now. */
export function useLogs(installationId: string, level: Level | null, following: boolean) {
  const { manage } = useSession();
  const key = `${installationId}|${level ?? ''}`;
  const pages = usePages(key, (after) => manage.functions.logs(installationId, level, after));
  const [fresh, setFresh] = useState<{ key: string; edges: readonly LogEdge[] }>({ key, edges: [] });
  const [tailError, setTailError] = useState<Error | null>(null);

  const newer = fresh.key === key ? fresh.edges : [];
  // Where the next question begins; a ref, because a tick must not wait for the drawing of the one before.
  const newest = useRef<string | null>(null);
  newest.current = newer[0]?.cursor ?? pages.items?.[0]?.cursor ?? null;
  const { reload } = pages;
  const again = useRef(reload);
  again.current = reload;

  useEffect(() => {
    if (!following) return undefined;
    const abort = new AbortController();
    const tick = async (): Promise<void> => {
      try {
        const since = newest.current;
        if (since === null) again.current();
        else {
          const edges = await manage.functions.logsSince(installationId, level, since);
          if (abort.signal.aborted || newest.current !== since) return;
          if (edges.length > 0)
            setFresh((held) => ({
              key,
              edges: [...edges.toReversed(), ...(held.key === key ? held.edges : [])].slice(0, MOST),
            }));
        }
        setTailError(null);
      } catch (reason) {
        if (!abort.signal.aborted) setTailError(reason instanceof Error ? reason : new Error(String(reason)));
      }
    };
    const timer = setInterval(() => {
      // A tab that nobody sees asks nothing.
      if (!document.hidden) void tick();
    }, EVERY_MS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [following, key, installationId, level, manage]);

  return { pages, newer, tailError };
}
