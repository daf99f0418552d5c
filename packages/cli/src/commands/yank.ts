import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { failed } from '../failure.ts';
import { done } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { actOnVersion, YANK_VERSION } from '../submit/act-on-version.ts';
import { findVersion } from '../submit/find-version.ts';
import { defineCommand } from './command.ts';

export const yank = defineCommand({
  name: 'yank',
  summary: 'Stop offering a published version. Whoever runs it goes on running it.',
  arguments: [
    ['<plugin>', 'its name, such as acme.chart'],
    ['<version>', 'the version'],
  ],
  options: [['--reason <text>', 'why; shown to those who run it']],
  input: z.object({ plugin: z.string(), version: z.string(), reason: z.string().optional() }),
  async act(cli, { plugin, version, reason }) {
    if (reason === undefined || reason.trim() === '')
      return failed('usage', 'USAGE', 'Say why with --reason: people who run it will read it.');
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    const found = await findVersion(gateway.value, { plugin, version });
    if (!found.ok) return found;
    const name = `${plugin} ${version}`;
    // A retry after a cut network finds its work done.
    if (found.value.state === 'YANKED') return ok(done(`${name} is yanked.`, found.value));
    const yanked = await actOnVersion(gateway.value, YANK_VERSION, found.value, reason);
    return yanked.ok ? ok(done(`Yanked ${name}. It is no longer offered.`, yanked.value)) : yanked;
  },
});
