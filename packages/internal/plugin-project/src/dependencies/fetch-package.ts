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
  const ask: Ask = (address) => get(address, registries.tokens.for(address), signal);
  const file = `${name.split('/').at(-1) ?? name}-${version}.tgz`;
  const usual = new URL(`${name}/-/${file}`, registry);
  const response = (await ask(usual)) ?? (await getDescribed(wanted, registry, ask));
  const isPrivate = registries.tokens.for(registry) !== null;
  if (!response) return err(isPrivate ? unknownThere(wanted) : absent(wanted));
  const bytes = await bodyOf(response);
  if (!bytes) return err(`"${name}" ${version} has more than ${MAX_BYTES} bytes; that much is not read.`);
  if (hasIntegrity(bytes, integrity)) return ok(bytes);
  return err(isPrivate ? unknownThere(wanted) : different(wanted));
}

type Ask = (address: URL) => Promise<Response | null>;

function absent({ name, version }: PackageReference): string {
  return `"${name}" ${version} is not in the registry. Publish it, or pin another version.`;
}

function different({ name, version }: PackageReference): string {
  return `The registry's "${name}" ${version} is not the one the lockfile pins: their SHA-512 differ. Find out why before you install again.`;
}

/** The same whether it is there or not: whoever does not hold a private package's digest learns nothing of it. */
function unknownThere({ name, version }: PackageReference): string {
  return `The registry has no "${name}" ${version} with the SHA-512 that the lockfile pins. Publish it, or install again from that registry.`;
}

/** Some registries keep tarballs under names of their own, and say where. */
async function getDescribed(
  { name, version }: PackageReference,
  registry: URL,
  ask: Ask,
): Promise<Response | null> {
  const answer = await ask(new URL(`${name.replace('/', '%2f')}/${version}`, registry));
  if (!answer) return null;
  const told = described.safeParse(await answer.json().catch(() => null));
  const place = told.success ? URL.parse(told.data.dist.tarball) : null;
  // Only the registry itself may say so: an address elsewhere could be any machine in reach.
  return place?.origin === registry.origin ? ask(place) : null;
}

async function get(
  address: URL,
  token: string | null,
  signal: AbortSignal | undefined,
): Promise<Response | null> {
  const first = await request(address, token, signal);
  const location = first.status >= 300 && first.status < 400 ? first.headers.get('location') : null;
  // Stores of large files are elsewhere, and a token is for the registry alone.
  const response = token === null || location === null ? first : await moved(first, location, signal);
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status === 404 || response.status === 405) return null;
  throw new RegistryUnavailable(refusal(response.status, token));
}

async function moved(
  { url, body }: Response,
  location: string,
  signal: AbortSignal | undefined,
): Promise<Response> {
  await body?.cancel();
  const place = URL.parse(location, url);
  if (place && /^https?:$/u.test(place.protocol)) return request(place, null, signal);
  throw new RegistryUnavailable('The package registry sends us to no address that can be reached.');
}

async function request(
  address: URL,
  token: string | null,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(address, {
    ...(token !== null && { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' as const }),
    signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new RegistryUnavailable(`The package registry does not answer: ${String(error)}`);
  });
}

function refusal(status: number, token: string | null): string {
  if (status !== 401 && status !== 403) return `The package registry answers with ${status}.`;
  const wants = token === null ? 'a token' : 'another token than it was given';
  return `The package registry answers with ${status}: it wants ${wants}. Whoever runs this names it in the file of GUILDHALL_REGISTRY_TOKENS.`;
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
