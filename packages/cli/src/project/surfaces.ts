import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { parseSurface, type Manifest, type Surface } from '@guildhall/manifest';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';

/** What one host offers to plugins; null when it has published nothing yet. */
export interface HostSurface {
  readonly host: string;
  readonly surface: Surface | null;
}

const HOSTS = defineQuery(
  'query Hosts { hosts { key surface { version body } } }',
  z.object({
    hosts: z.array(
      z.object({ key: z.string(), surface: z.object({ version: z.string(), body: z.unknown() }).nullable() }),
    ),
  }),
);

/** The surfaces of the marketplace's hosts. */
export async function fetchSurfaces(gateway: Gateway): Promise<Result<HostSurface[], Failure>> {
  const answer = await gateway.ask(HOSTS);
  if (!answer.ok) return answer;
  const surfaces: HostSurface[] = [];
  for (const { key, surface } of answer.value.hosts) {
    const parsed = surface ? parseSurface(surface.body) : ok(null);
    if (!parsed.ok)
      return failed(
        'server',
        'BAD_SURFACE',
        `The surface of "${key}" cannot be read by this version of guildhall. Update it.`,
      );
    surfaces.push({ host: key, surface: parsed.value });
  }
  return ok(surfaces);
}

/** A surface from a file; it is taken as that of `host`, or of the only host the manifest names. */
export async function readSurfaceFile(
  { cwd }: Cli,
  { file, host }: { file: string; host: string | undefined },
  { engines }: Pick<Manifest, 'engines'>,
): Promise<Result<HostSurface[], Failure>> {
  const path = resolve(cwd, file);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return failed('usage', 'NO_SUCH_FILE', `There is no file ${path}.`);
  const parsed = parseSurface(jsonOf(text));
  if (!parsed.ok) {
    const [first] = parsed.error;
    return failed(
      'usage',
      'BAD_SURFACE',
      `${path} is no valid surface: ${first?.path ?? ''} ${first?.message ?? ''}`,
    );
  }
  const named = Object.keys(engines.surface);
  const [only] = named;
  if (host === undefined && named.length > 1)
    return failed(
      'usage',
      'WHICH_HOST',
      `The manifest names ${named.join(' and ')}. Say whose surface it is with --host.`,
    );
  return ok([{ host: host ?? only ?? '', surface: parsed.value }]);
}
