import { err, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { hasIntegrity } from './integrity.ts';
import { registryFor, type Registries } from './registries.ts';

/** A package as it is asked for: what it is called, and which bytes it has to be. */
export interface PackageReference {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** The registry did not answer as registries do; trying again later may help. */
export class RegistryUnavailable extends Error {}

const MAX_BYTES = 20_000_000;
const TIMEOUT_MS = 30_000;
const described = z.object({ dist: z.object({ tarball: z.string() }) });

/**
 * A package's tarball from the registry that is configured for it, with the bytes its lockfile pins. The error is a
 * sentence for its developer; throws RegistryUnavailable when the registry is at fault.
 */
export async function fetchPackage(
  wanted: PackageReference,
  registries: Registries,
  signal?: AbortSignal,
): Promise<Result<Uint8Array, string>> {
  const { name, version, integrity } = wanted;
  const registry = registryFor(name, registries);
  const file = `${name.split('/').at(-1) ?? name}-${version}.tgz`;
  const usual = new URL(`${name}/-/${file}`, registry);
  const response = (await get(usual, signal)) ?? (await getDescribed(wanted, registry, signal));
  if (!response)
    return err(`"${name}" ${version} is not in the registry. Publish it, or pin another version.`);
  const bytes = await bodyOf(response);
  if (!bytes) return err(`"${name}" ${version} has more than ${MAX_BYTES} bytes; that much is not read.`);
  if (hasIntegrity(bytes, integrity)) return ok(bytes);
  return err(
    `The registry's "${name}" ${version} is not the one the lockfile pins: their SHA-512 differ. Find out why before you install again.`,
  );
}

/** Some registries keep tarballs under names of their own, and say where. */
async function getDescribed(
  { name, version }: PackageReference,
  registry: URL,
  signal: AbortSignal | undefined,
): Promise<Response | null> {
  const answer = await get(new URL(`${name.replace('/', '%2f')}/${version}`, registry), signal);
  if (!answer) return null;
  const told = described.safeParse(await answer.json().catch(() => null));
  const place = told.success ? URL.parse(told.data.dist.tarball) : null;
  // Only the registry itself may say so: an address elsewhere could be any machine in reach.
  return place?.origin === registry.origin ? get(place, signal) : null;
}

async function get(address: URL, signal: AbortSignal | undefined): Promise<Response | null> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(address, {
    signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new RegistryUnavailable(`The package registry does not answer: ${String(error)}`);
  });
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status === 404 || response.status === 405) return null;
  throw new RegistryUnavailable(`The package registry answers with ${response.status}.`);
}

async function bodyOf(response: Response): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const piece of body ?? []) {
      length += piece.length;
      if (length > MAX_BYTES) return null;
      pieces.push(piece);
    }
  } catch (error) {
    throw new RegistryUnavailable(`The package registry broke off: ${String(error)}`);
  }
  return Buffer.concat(pieces);
}
