import { basename, isAbsolute, relative, resolve } from 'node:path';
import { jsonOf } from '@guildhall/kernel';
import { z } from 'zod';
import { MANIFEST_FILE } from './project.ts';

const named = z.looseObject({ id: z.string().min(1).optional(), name: z.string().min(1).optional() });

/** What a package calls itself: the plugin's id, or the package's name, or that of its folder. */
export function nameOfPackage(files: ReadonlyMap<string, string>, cwd: string, target: string): string {
  const read = (file: string): z.infer<typeof named> =>
    named.safeParse(jsonOf(files.get(file) ?? '')).data ?? {};
  return read(MANIFEST_FILE).id ?? read('package.json').name ?? basename(resolve(cwd, target));
}

/**
 * Whether what is analysed is the work of who asks: a folder here or below, and no installed package. A tarball, and a
 * folder elsewhere, may be anybody's, and comments in it speak for whoever wrote them.
 */
export function isOwnWork(cwd: string, target: string, isFolder: boolean): boolean {
  const place = resolve(cwd, target);
  const way = relative(cwd, place);
  const isBelow = !isAbsolute(way) && way !== '..' && !/^\.\.[\\/]/.test(way);
  return isFolder && isBelow && !/(?:^|[\\/])node_modules(?:[\\/]|$)/.test(place);
}
