import { err, type Result } from '@guildhall/kernel';
import type { BuildError } from '../build/build.ts';
import { fetchPackages } from './fetch-packages.ts';
import type { PackageReference } from './fetch-package.ts';
import { lockError } from './lock-error.ts';
import type { PackageCache } from './package-cache.ts';
import type { Registries } from './registries.ts';

/** How many packages may lie one behind another: each round shows the imports of those fetched before. */
const MOST_ROUNDS = 40;
/** Of one project. */
const MOST_PACKAGES = 500;

/** Where packages come from when a build misses them. */
export interface PackageSource {
  /** Shared with the process that builds; nothing in it is believed without its SHA-512. */
  readonly cacheFolder: string;
  readonly cache: PackageCache;
  /** Asked for only when something has to be fetched. The error is a sentence. */
  registries(): Promise<Result<Registries, string>>;
}

/**
 * Builds, fetches what the build missed, and builds again until it misses nothing. Only what imports lead to is ever
 * fetched. Throws RegistryUnavailable.
 */
export async function buildWithPackages<Answer>(
  build: () => Promise<Answer>,
  absentFrom: (answer: Answer) => readonly PackageReference[],
  source: PackageSource,
  signal?: AbortSignal,
): Promise<{ answer: Answer; errors: readonly BuildError[] }> {
  let fetched = 0;
  for (let round = 0; ; round += 1) {
    const answer = await build();
    const absent = absentFrom(answer);
    if (absent.length === 0) return { answer, errors: [] };
    fetched += absent.length;
    if (round >= MOST_ROUNDS || fetched > MOST_PACKAGES) return { answer, errors: [tooMany()] };
    const registries = await source.registries();
    if (!registries.ok) return { answer, errors: [notConfigured(registries.error)] };
    const errors = await fetchPackages(absent, { ...source, registries: registries.value, signal });
    if (errors.length > 0) return { answer, errors };
  }
}

/** A build's own result, or why its packages cannot be had. */
export function resultOf<Value>(
  answer: Result<Value, BuildError[]>,
  errors: readonly BuildError[],
): Result<Value, BuildError[]> {
  return errors.length > 0 ? err([...errors]) : answer;
}

function tooMany(): BuildError {
  const message = `The project imports more than ${MOST_PACKAGES} packages, or they lie more than ${MOST_ROUNDS} deep. Import fewer.`;
  return lockError('TOO_MANY_PACKAGES', message, 'package.json');
}

function notConfigured(message: string): BuildError {
  return lockError('REGISTRY_NOT_CONFIGURED', message, 'package.json');
}
