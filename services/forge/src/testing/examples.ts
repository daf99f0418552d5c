import { fileURLToPath } from 'node:url';
import { packArchive, readDirectory } from '@guildhall/plugin-project';

const EXAMPLES = new URL('../../../../examples/plugins/', import.meta.url);

/** A packed example plugin, with some of its files replaced or, by null, left out. */
export async function packExample(
  name: string,
  changes: Readonly<Record<string, string | null>> = {},
): Promise<Uint8Array> {
  const project = await readDirectory(fileURLToPath(new URL(name, EXAMPLES)));
  if (!project.ok) throw new Error(project.error.message);
  const files = new Map(project.value.files);
  for (const [path, content] of Object.entries(changes))
    if (content === null) files.delete(path);
    else files.set(path, new TextEncoder().encode(content));
  return packArchive(files);
}
