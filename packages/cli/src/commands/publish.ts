import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { done } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { actOnVersion, PUBLISH_VERSION } from '../submit/act-on-version.ts';
import { findVersion } from '../submit/find-version.ts';
import { defineCommand } from './command.ts';

export const publish = defineCommand({
  name: 'publish',
  summary: 'Publish an approved version that was submitted with --manual.',
  arguments: [
    ['<plugin>', 'its name, such as acme.chart'],
    ['[version]', 'default: the latest approved'],
  ],
  input: z.object({ plugin: z.string(), version: z.string().optional() }),
  async act(cli, { plugin, version }) {
    const named = { plugin, version };
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    const found = await findVersion(gateway.value, named, {
      called: 'approved version',
      fits: ({ state }) => state === 'APPROVED',
    });
    if (!found.ok) return found;
    const name = `${named.plugin} ${found.value.versionString}`;
    // A retry after a cut network finds its work done.
    if (found.value.state === 'PUBLISHED') return ok(done(`${name} is published.`, found.value));
    const published = await actOnVersion(gateway.value, PUBLISH_VERSION, found.value);
    return published.ok ? ok(done(`Published ${name}.`, published.value)) : published;
  },
});
