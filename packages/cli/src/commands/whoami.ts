import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { done } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { VIEWER, viewerLine } from '../session/viewer.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

export const whoami = defineCommand({
  name: 'whoami',
  summary: 'Show who you are, in which marketplace, and for whom you ship.',
  input: z.object({}),
  async act(cli) {
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    const viewer = await gateway.value.ask(VIEWER);
    if (!viewer.ok) return viewer;
    const { url } = gateway.value;
    return ok(done(visible(`${viewerLine(viewer.value)} at ${url}`), { gateway: url, ...viewer.value }));
  },
});
