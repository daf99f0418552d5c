import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Result } from '@guildhall/kernel';
import type { ExitName } from '../exit-codes.ts';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { isOutage } from '../gateway/outage.ts';
import { endingOf } from './ending.ts';
import { READ_VERSION } from './operations.ts';
import type { Version } from './version-fields.ts';

const FIRST_PAUSE_MS = 250;
const PAUSE_MS = 2_000;

export interface Following {
  readonly timeoutMs: number;
  /** Ends it at once, by throwing. */
  readonly signal: AbortSignal;
  /** Hears every state on the way. */
  readonly seen: (version: Version) => void;
  /** Hears each time that nobody could say how it stands; it is asked again. */
  readonly missed: (outage: Failure) => void;
}

/** Follows a version until nothing happens without a person. An outage ends it only where the time is over. */
export async function waitForVersion(
  gateway: Gateway,
  id: string,
  { timeoutMs, signal, seen, missed }: Following,
): Promise<Result<{ version: Version; ending: ExitName }, Failure>> {
  const deadline = performance.now() + timeoutMs;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 1.5, PAUSE_MS)) {
    const answer = await gateway.ask(READ_VERSION, { id }, signal);
    const isLast = performance.now() + wait > deadline;
    if (!answer.ok) {
      if (isLast || !isOutage(answer.error)) return answer;
      missed(answer.error);
      await pause(wait, undefined, { signal });
      continue;
    }
    const { version } = answer.value;
    if (!version)
      return failed(
        'refused',
        'NOT_FOUND',
        'The version is gone: it was withdrawn, or is no longer yours to see.',
      );
    seen(version);
    const ending = endingOf(version);
    if (ending) return ok({ version, ending });
    if (isLast) return ok({ version, ending: 'waiting' });
    await pause(wait, undefined, { signal });
  }
}
