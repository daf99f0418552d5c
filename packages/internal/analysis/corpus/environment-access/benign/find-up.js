import { access, readFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
/** The nearest file of a name, upwards from a folder. */
export async function findUp(name, from = process.cwd()) {
  for (let at = from; ; at = dirname(at)) {
    const file = join(at, name);
    if (await access(file).then(() => true, () => false)) return file;
    if (at === parse(at).root) return null;
  }
}
export const readPackage = async () => JSON.parse(await readFile(await findUp('package.json'), 'utf8'));
export const isCI = Boolean(process.env.CI || process.env.GITHUB_ACTIONS);
