import { isDeclared, readAccessManifest } from '../access-manifest.ts';
import type { Location } from '../finding.ts';
import type { Facts } from './collect-facts.ts';
import { isPermitted, notPermitted } from './host-permissions.ts';

export interface FactSheet {
  origins: { declared: string[]; undeclared: { origin: string; location: Location }[]; unused: string[] };
  permissions: { declared: string[]; undeclared: { name: string; location: Location }[]; unused: string[] };
}

/**
 * Compares what a manifest declares with what the code shows, each difference with the line that proves it.
 * `surfaceApis` maps a host API to the permission it needs; without it the names themselves are compared.
 */
export function factSheet(
  facts: Facts,
  manifest: unknown,
  surfaceApis: Readonly<Record<string, string>> = {},
): FactSheet {
  const declared = readAccessManifest(manifest) ?? { permissions: [], origins: [] };
  const needed = facts.hostApis.map(({ name, location }) => ({ name: surfaceApis[name] ?? name, location }));
  return {
    origins: {
      declared: [...declared.origins],
      undeclared: firstOf(
        facts.origins.filter(({ origin }) => !isDeclared(origin, declared.origins)),
        ({ origin }) => origin,
      ),
      unused: declared.origins.filter(
        (origin) => !facts.origins.some((seen) => isDeclared(seen.origin, [origin])),
      ),
    },
    permissions: {
      declared: [...declared.permissions],
      undeclared: firstOf(undeclared(needed, declared.permissions), ({ name }) => name),
      unused: declared.permissions.filter(
        (permission) => !needed.some(({ name }) => isPermitted(name, [permission])),
      ),
    },
  };
}

/** Names told of one place are what one call may ask for. */
function undeclared(
  needed: readonly { name: string; location: Location }[],
  permissions: readonly string[],
): { name: string; location: Location }[] {
  const byPlace = Map.groupBy(needed, ({ location: { file, line, column } }) => `${file}:${line}:${column}`);
  return [...byPlace.values()].flatMap((asked) => {
    const left = new Set(
      notPermitted(
        asked.map(({ name }) => name),
        permissions,
      ),
    );
    return asked.filter(({ name }) => left.has(name));
  });
}

function firstOf<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
