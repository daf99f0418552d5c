import { z } from 'zod';
import type { ApiChange } from './api.ts';

/** Breaking changes that are meant: each by what exactly breaks for whom, with why and what clients do instead. */
export const announcements = z.array(
  z.strictObject({
    change: z.string().min(10),
    for: z.enum(['everyone', 'host', 'partner', 'ops']).default('everyone'),
    reason: z.string().min(20),
    instead: z.string().min(5),
  }),
);
export type Announcement = z.infer<typeof announcements>[number];

/** What keeps a change from being merged; nothing when it breaks for nobody unannounced. */
export function objections(changes: readonly ApiChange[], announced: readonly Announcement[]): string[] {
  const unannounced = changes
    .filter((change) => change.level === 'breaking' && !announced.some((one) => isAbout(one, change)))
    .map((change) => `${WHOM[change.for]}: ${change.message} ${hint(change)}`);
  // An announcement that outlived its change would let another one through some day.
  const idle = announced
    .filter((one) => !changes.some((change) => isAbout(one, change)))
    .map(({ change }) => `announced, but it does not happen: ${change}`);
  return [...unannounced, ...idle];
}

/** Exactly this change: another one of the same field needs an announcement of its own. */
export function isAbout(announcement: Announcement, { message, for: whom }: ApiChange): boolean {
  return announcement.change === message && announcement.for === whom;
}

const WHOM: Readonly<Record<ApiChange['for'], string>> = {
  everyone: 'for everyone',
  host: 'for hosts',
  partner: 'for partners',
  ops: 'for staff',
};

function hint({ message, for: whom }: ApiChange): string {
  return `\n    ${JSON.stringify({ change: message, for: whom, reason: '…', instead: '…' })}`;
}
