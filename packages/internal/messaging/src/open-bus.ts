import type { Bus } from './bus.ts';
import { openPostgresBus } from './postgres-bus.ts';
import { openRedisBus } from './redis-bus.ts';
import { SILENCE, type Silence } from './silence.ts';

/** On Redis or PostgreSQL, as the address says. */
export function openBus(
  url: string,
  onError: (error: Error) => void,
  silence: Silence = SILENCE,
): Promise<Bus> {
  const open = url.startsWith('redis') ? openRedisBus : openPostgresBus;
  return open(url, onError, silence);
}
