import { derive } from '../derive.ts';
import type { Installations } from '../installations.ts';
import type { Page } from '../page.ts';
import { interceptorsOf } from './event-listeners.ts';

/**
 * Starts whoever has a say in an event before the event happens, whenever the page's plugins or context change, so that
 * nobody waits for a start when a person saves. Returns what ends it.
 */
export function startInterceptors(page: Page, installations: Pick<Installations, 'prepare'>): () => void {
  const waiting = derive([page.resolution, page.denials, page.context], () => interceptorsOf(page));
  return waiting.subscribe(() => {
    for (const interceptor of waiting.get()) void installations.prepare(interceptor);
  });
}
