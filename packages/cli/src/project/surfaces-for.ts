import { err, ok, type Result } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import type { Cli } from '../cli.ts';
import type { Failure } from '../failure.ts';
import { openSession } from '../session/open-session.ts';
import { fetchSurfaces, readSurfaceFile, type HostSurface } from './surfaces.ts';

/** The surfaces to compare with; null, with a warning, when there are none: not signed in, or the gateway is away. */
export async function surfacesFor(
  cli: Cli,
  { surface, host }: { readonly surface?: string | undefined; readonly host?: string | undefined },
  manifest: Manifest,
): Promise<Result<HostSurface[] | null, Failure>> {
  if (surface !== undefined) return readSurfaceFile(cli, { file: surface, host }, manifest);
  const gateway = await openSession(cli);
  const fetched = gateway.ok ? await fetchSurfaces(gateway.value) : gateway;
  if (fetched.ok) return fetched;
  if (fetched.error.code !== 'NOT_SIGNED_IN' && fetched.error.exit !== 'server') return err(fetched.error);
  cli.terminal.warn(`warning: not compared with any host's surface. ${fetched.error.message}`);
  return ok(null);
}

export const SURFACE_OPTIONS = [
  ['--surface <file>', "a host's surface as JSON, instead of asking the marketplace"],
  ['--host <key>', 'whose surface the file is, when plugin.json names several hosts'],
] as const;
