import { join, relative, resolve } from 'node:path';
import { ok } from '@guildhall/kernel';
import { surfaceTypes } from '@guildhall/manifest';
import { z } from 'zod';
import { failed } from '../failure.ts';
import { done } from '../outcome.ts';
import { requireProject } from '../project/open-project.ts';
import { SURFACE_OPTIONS, surfacesFor } from '../project/surfaces-for.ts';
import { writeWanted } from '../write-file.ts';
import { defineCommand } from './command.ts';

export const types = defineCommand({
  name: 'types',
  summary: 'Write what the host offers as TypeScript, so that your editor knows its calls, events and facts.',
  arguments: [['[dir]', 'the project (default: here)']],
  options: [...SURFACE_OPTIONS, ['-o, --output <file>', 'where to (default: src/host.ts in the project)']],
  notes: 'Then: import { forHost } from "./host.ts"; and (api) => forHost(api).host.call(…) is checked.',
  input: z.object({
    dir: z.string().optional(),
    surface: z.string().optional(),
    host: z.string().optional(),
    output: z.string().optional(),
  }),
  async act(cli, given) {
    const { cwd, terminal } = cli;
    const project = await requireProject(cwd, given.dir);
    if (!project.ok) return project;
    const { manifest } = project.value;
    const named = Object.keys(manifest.engines.surface);
    const host = given.host ?? named[0];
    if (given.host === undefined && named.length > 1)
      return failed(
        'usage',
        'WHICH_HOST',
        `plugin.json names ${named.join(' and ')}. Say which with --host.`,
      );
    const surfaces = await surfacesFor(cli, given, manifest);
    if (!surfaces.ok) return surfaces;
    const found = surfaces.value?.find((known) => known.host === host);
    if (host === undefined || !found?.surface)
      return failed(
        'refused',
        'NO_SURFACE',
        `There is no surface of "${host ?? ''}" here. Sign in with guildhall login, or name a file with --surface.`,
      );
    const file = resolve(cwd, given.output ?? join(given.dir ?? '.', 'src', 'host.ts'));
    const written = await writeWanted(cwd, file, surfaceTypes(host, found.surface), { folders: true });
    if (!written.ok) return written;
    const { version } = found.surface;
    const name = terminal.paint('bold', relative(cwd, file) || file);
    return ok(done(`${name}  the surface of ${host} ${version}`, { file, host, version }));
  },
});
