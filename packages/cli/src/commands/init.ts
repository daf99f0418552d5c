import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ok } from '@guildhall/kernel';
import { parseManifest, validateAgainstSurface } from '@guildhall/manifest';
import { z } from 'zod';
import { failed } from '../failure.ts';
import { done } from '../outcome.ts';
import { chooseHost, type KnownHost } from '../scaffold/choose-host.ts';
import { choosePlace } from '../scaffold/choose-place.ts';
import { fullName } from '../scaffold/full-name.ts';
import { projectFiles } from '../scaffold/project-files.ts';
import { openSession } from '../session/open-session.ts';
import { visible } from '../terminal/visible.ts';
import { writeWanted } from '../write-file.ts';
import { defineCommand } from './command.ts';

export const init = defineCommand({
  name: 'init',
  summary: 'Begin a plugin: a project for a place in a host, which validates as it stands.',
  arguments: [
    ['<name>', 'its name, with your namespace: orchard.greeter; greeter alone when you have one namespace'],
    ['[dir]', 'where to (default: a new folder of its name)'],
  ],
  options: [
    ['--at <place>', 'the place it begins in, such as crm.contact.sidebar@1 (default: the first that draws)'],
    ['--host <key>', 'the host it is for, when there are several'],
    ['--surface <file>', "the host's surface as JSON, instead of asking the marketplace"],
  ],
  notes: 'Nothing that is there already is written over.',
  input: z.object({
    name: z.string(),
    dir: z.string().optional(),
    at: z.string().optional(),
    host: z.string().optional(),
    surface: z.string().optional(),
  }),
  async act(cli, given) {
    const id = await fullName(given.name, () => openSession(cli));
    if (!id.ok) return id;
    const chosen = await chooseHost(cli, given);
    if (!chosen.ok) return chosen;
    const { host, surface } = chosen.value;
    const place = choosePlace(host, surface, given.at);
    if (!place.ok) return place;

    const files = projectFiles({ id: id.value, host, surface, place: place.value });
    const problem = await problemOf(files.get('plugin.json') ?? '', chosen.value);
    if (problem !== null) return failed('usage', 'BAD_NAME', problem);
    const folder = resolve(cli.cwd, given.dir ?? id.value.slice(id.value.indexOf('.') + 1));
    const shown = relative(cli.cwd, folder) || '.';
    const taken = [...files.keys()].find((path) => existsSync(join(folder, path)));
    if (taken !== undefined)
      return failed(
        'usage',
        'EXISTS',
        `${join(shown, taken)} is there already. Name another folder after the name, or move it.`,
      );
    for (const [path, text] of files) {
      const written = await writeWanted(folder, path, text, { folders: true });
      if (!written.ok) return written;
    }
    const lines = [
      `${cli.terminal.paint('bold', visible(shown))}  ${visible(id.value)}, in ${visible(place.value.point.title)} of ${visible(host)}`,
      `Next: guildhall validate ${visible(shown)}`,
    ];
    return ok(done(lines.join('\n'), { folder, id: id.value, host, files: [...files.keys()] }));
  },
});

/** What the marketplace would say of it; the name is all that a person has given. */
async function problemOf(text: string, { host, surface }: KnownHost): Promise<string | null> {
  const parsed = await parseManifest(text);
  if (!parsed.ok) return parsed.error.map(({ message }) => message).join(' ');
  const [first] = validateAgainstSurface(parsed.value.manifest, host, surface);
  return first?.message ?? null;
}
