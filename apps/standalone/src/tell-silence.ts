import { setTimeout as pause } from 'node:timers/promises';
import type { Power } from '@guildhall/embedded';

const EVERY_MS = 2_000;
const SILENT_MS = 4_000;

/**
 * Says once that a store runs and does not answer, and once that it answers again. One that ended is not spoken of
 * here.
 */
export async function tellSilence(
  name: string,
  { ping }: Pick<Power, 'ping'>,
  say: (line: string) => void,
  letGo: AbortSignal,
  everyMs = EVERY_MS,
): Promise<void> {
  let isSilent = false;
  for (;;) {
    const echo = await ping(SILENT_MS);
    if (letGo.aborted) return;
    if (echo === 'silent' && !isSilent) say(`${name} runs, but does not answer; waiting for it …`);
    if (echo === 'answers' && isSilent) say(`${name} answers again.`);
    isSilent = echo === 'silent';
    await pause(everyMs, undefined, { signal: letGo }).catch(() => undefined);
  }
}
