import { join, relative, resolve } from 'node:path';
import { ok } from '@guildhall/kernel';
import { sha256Hex } from '@guildhall/manifest';
import { packArchive } from '@guildhall/plugin-project';
import { z } from 'zod';
import { done } from '../outcome.ts';
import { requireProject } from '../project/open-project.ts';
import { writeWanted } from '../write-file.ts';
import { defineCommand } from './command.ts';

export const pack = defineCommand({
  name: 'pack',
  summary: 'Write the tarball that submit would send. The same files give the same bytes, anywhere.',
  arguments: [['[dir]', 'the project (default: here)']],
  options: [['-o, --output <file>', 'where to (default: dist/<id>-<version>.tgz in the project)']],
  input: z.object({ dir: z.string().optional(), output: z.string().optional() }),
  async act({ cwd, terminal }, { dir, output }) {
    const project = await requireProject(cwd, dir);
    if (!project.ok) return project;
    const { files, manifest } = project.value;
    const { id, version } = manifest;
    // `dist` is never part of a project, so that packing twice packs the same.
    const file = resolve(cwd, output ?? join(dir ?? '.', 'dist', `${id}-${version}.tgz`));
    const archive = await packArchive(files.files);
    const written = await writeWanted(cwd, file, archive, { folders: true });
    if (!written.ok) return written;
    const sha256 = await sha256Hex(archive);
    const document = { file, id, version, bytes: archive.length, sha256, files: [...files.files.keys()] };
    const name = terminal.paint('bold', relative(cwd, file) || file);
    return ok(
      done(`${name}  ${archive.length} bytes, ${files.files.size} files\nsha256 ${sha256}`, document),
    );
  },
});
