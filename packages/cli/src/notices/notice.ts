import { z } from 'zod';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

export const notice = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  publisherId: z.string().nullable(),
  pluginId: z.string().nullable(),
  versionId: z.string().nullable(),
  at: z.string(),
  readAt: z.string().nullable(),
});

/** What happened that concerns the caller. */
export type Notice = z.infer<typeof notice>;

/** A line for people, with a mark before what they have not read; what others wrote can move no cursor. */
export function renderNotice({ kind, text, at, readAt }: Notice, paint: Paint): string {
  const mark = readAt === null ? paint('yellow', '●') : ' ';
  return `${mark} ${paint('dim', at)} ${visible(kind.toLowerCase())}: ${visible(text)}`;
}
