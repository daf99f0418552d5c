import type { Manifest } from './manifest.ts';
import type { ManifestProblem } from './manifest-error.ts';

/** A place that needs a permission can only be used by a plugin that asks for it, at once or later. */
export function missingPermission(
  permission: string | undefined,
  what: string,
  path: string,
  { permissions }: Manifest,
): ManifestProblem[] {
  const asked = [...permissions.required, ...permissions.optional];
  if (permission === undefined || asked.some(({ name }) => name === permission)) return [];
  const message = `${what} needs the permission "${permission}". Ask for it in "permissions".`;
  return [{ code: 'MISSING_PERMISSION', message, path }];
}
