import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { markRead } from '../notices/mark-read.ts';
import { renderNotice } from '../notices/notice.ts';
import { readNotices } from '../notices/read-notices.ts';
import { done } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { defineCommand } from './command.ts';

export const notices = defineCommand({
  name: 'notices',
  summary: 'Show what was decided, asked and restricted about your plugins, the unread first.',
  options: [
    ['--unread', 'only what you have not read'],
    ['--read', 'note that you have read what is shown; others still find it unread'],
    ['--first <n>', 'how many to show (default: 20)'],
  ],
  notes: [
    'Publishers read about their plugins, administrators of a host about what their organization has installed.',
    'A dot stands before what you have not read.',
  ].join('\n'),
  input: z.object({
    unread: z.boolean().default(false),
    read: z.boolean().default(false),
    first: z.coerce.number().int().min(1).max(1_000).default(20),
  }),
  async act(cli, { unread, read, first }) {
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    const shown = await readNotices(gateway.value, { most: first, unread });
    if (!shown.ok) return shown;
    const { notices: list, more } = shown.value;
    const marked = read ? await markRead(gateway.value, list) : ok(0);
    if (!marked.ok) return marked;
    const lines = [
      ...list.map((notice) => renderNotice(notice, cli.terminal.paint)),
      ...(list.length === 0 ? [unread ? 'Nothing is unread.' : 'There are none yet.'] : []),
      ...(more ? [`There are more: guildhall notices --first ${first * 2}`] : []),
      ...(marked.value > 0 ? [`Marked ${marked.value} as read.`] : []),
    ];
    return ok(done(lines.join('\n'), { notices: list, more, marked: marked.value }));
  },
});
