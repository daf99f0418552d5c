import type { Manifest } from '@guildhall/manifest';
import type { HostSurface } from './surfaces.ts';

/** What a manifest asks for, in the names the analysis compares with: permissions, and the host APIs they open. */
export interface DeclaredAccess {
  readonly permissions: readonly string[];
  readonly origins: readonly string[];
}

/**
 * Flattens what is asked for. A host API may need a permission of another name, which only its surface tells;
 * without one, a permission for a noun (`contacts:read`) counts for every API of that noun.
 */
export function declaredAccess(
  { permissions, origins }: Manifest,
  surfaces: readonly HostSurface[] | null,
): DeclaredAccess {
  const asked = [...permissions.required, ...permissions.optional].map(({ name }) => name);
  const opened = surfaces
    ? Object.entries(apiPermissions(surfaces))
        .filter(([, needed]) => asked.includes(needed))
        .map(([api]) => api)
    : asked.map((name) => `${name.split(/[:.]/, 1)[0] ?? name}.*`);
  return {
    permissions: [...new Set([...asked, ...opened])],
    origins: [...origins.required, ...origins.optional].map(({ origin }) => origin),
  };
}

/** Which permission each host API needs, by the API's name. */
export function apiPermissions(surfaces: readonly HostSurface[]): Record<string, string> {
  return Object.fromEntries(
    surfaces.flatMap(({ surface }) =>
      (surface?.apis ?? []).map(({ name, permission }) => [name, permission]),
    ),
  );
}
