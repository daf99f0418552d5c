import { z } from 'zod';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

export const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

export const logEntry = z.object({
  at: z.string(),
  level: z.string(),
  text: z.string(),
  function: z.string(),
  invocationId: z.string(),
});

/** One line that a function wrote, with where it ran. */
export type LogEntry = z.infer<typeof logEntry> & { readonly installationId: string };

const COLOURS: Readonly<Record<string, Parameters<Paint>[0]>> = { WARN: 'yellow', ERROR: 'red' };

/** A line for people; what a plugin wrote can move no cursor. */
export function renderLog({ at, level, text, installationId, ...entry }: LogEntry, paint: Paint): string {
  const place = paint('dim', `${at} ${installationId} ${visible(entry.function)}`);
  return `${place} ${paint(COLOURS[level] ?? 'dim', level)} ${visible(text)}`;
}
