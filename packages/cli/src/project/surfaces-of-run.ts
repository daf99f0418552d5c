import { ok, type Result } from '@guildhall/kernel';
import type { Cli } from '../cli.ts';
import type { Failure } from '../failure.ts';
import type { AskSurfaces } from '../sandbox/local-host.ts';
import type { Project } from './project.ts';
import { surfacesFor } from './surfaces-for.ts';

/**
 * The surfaces that calls of a local run are judged by. The marketplace is asked beforehand where the code speaks of its
 * host, since a function that runs has no time to wait for it; where it does not, nobody is asked for nothing.
 */
export async function surfacesOfRun(
  cli: Cli,
  given: { readonly surface?: string | undefined; readonly host?: string | undefined },
  { files, manifest }: Project,
): Promise<Result<AskSurfaces, Failure>> {
  let asked: ReturnType<typeof surfacesFor> | null = null;
  const ask = () => (asked ??= surfacesFor(cli, given, manifest));
  const speaksOfHost = [...files.files.keys()].some((path) => /\bhost\b/u.test(files.text(path) ?? ''));
  if (given.surface !== undefined || speaksOfHost) {
    const surfaces = await ask();
    if (!surfaces.ok) return surfaces;
  }
  return ok(async () => {
    const surfaces = await ask();
    return surfaces.ok ? surfaces.value : null;
  });
}
