import { ok, type Result } from '@guildhall/kernel';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { fetchSurfaces, readSurfaceFile, type HostSurface } from '../project/surfaces.ts';
import { openSession } from '../session/open-session.ts';

/** A host, and what it offers. */
export interface KnownHost {
  readonly host: string;
  readonly surface: NonNullable<HostSurface['surface']>;
}

interface Given {
  readonly surface?: string | undefined;
  readonly host?: string | undefined;
}

/** The host a plugin is begun for: the only one, or the one a person names; from the marketplace, or a file. */
export async function chooseHost(cli: Cli, given: Given): Promise<Result<KnownHost, Failure>> {
  const known = await surfacesOf(cli, given);
  return known.ok ? theOne(known.value, given.host) : known;
}

async function surfacesOf(cli: Cli, { surface, host }: Given): Promise<Result<HostSurface[], Failure>> {
  if (surface === undefined) {
    const gateway = await openSession(cli);
    return gateway.ok ? fetchSurfaces(gateway.value) : gateway;
  }
  if (host === undefined)
    return failed(
      'usage',
      'WHICH_HOST',
      'Say whose surface the file is with --host, by the key of the host.',
    );
  return readSurfaceFile(cli, { file: surface, host }, { engines: { surface: {} } });
}

function theOne(surfaces: readonly HostSurface[], wanted: string | undefined): Result<KnownHost, Failure> {
  const known = surfaces.flatMap(({ host, surface }): KnownHost[] => (surface ? [{ host, surface }] : []));
  const meant = known.filter(({ host }) => wanted === undefined || host === wanted);
  const [only] = meant;
  if (only && meant.length === 1) return ok(only);
  const names = known.map(({ host }) => host).join(', ');
  if (only) return failed('usage', 'WHICH_HOST', `There are several hosts: ${names}. Say which with --host.`);
  return failed(
    'refused',
    'NO_SURFACE',
    known.length === 0
      ? 'No host of this marketplace has published yet what it offers to plugins.'
      : `There is no surface of "${wanted ?? ''}" here; there is one of ${names}.`,
  );
}
