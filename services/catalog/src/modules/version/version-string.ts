import { invalid, ok, type Result } from '@guildhall/kernel';
import semver from 'semver';

const MAX_LENGTH = 64;

/** SemVer 2 as it is written, without a leading `v` and without build metadata, which has no order. */
export function checkVersionString(typed: string): Result<string> {
  if (typed.length <= MAX_LENGTH && semver.valid(typed) === typed) return ok(typed);
  return invalid(
    `A version is written like 1.2.3 or 1.2.3-beta.1 (SemVer 2, no build metadata, at most ${MAX_LENGTH} characters).`,
    'versionString',
  );
}

export function isPrerelease(versionString: string): boolean {
  return (semver.prerelease(versionString)?.length ?? 0) > 0;
}

/** The highest by SemVer 2; undefined of none. */
export function highest<T extends { versionString: string }>(versions: readonly T[]): T | undefined {
  return versions.toSorted((a, b) => semver.rcompare(a.versionString, b.versionString))[0];
}
