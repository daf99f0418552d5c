import type { Manifest } from '../manifest.ts';
import type { ManifestError } from '../manifest-error.ts';
import { nearestHint } from '../nearest-hint.ts';

/** Secrets that would travel to an address the plugin does not declare, or that are asked for and of no use. */
export function checkSecrets(manifest: Manifest): ManifestError[] {
  return [...originFaults(manifest), ...uselessSecrets(manifest)];
}

function originFaults({ secrets = [], origins }: Manifest): ManifestError[] {
  const declared = [...origins.required, ...origins.optional].map(({ origin }) => origin);
  return secrets.flatMap((secret, at) =>
    secret.origins.flatMap((origin, index): ManifestError[] => {
      if (declared.some((wide) => covers(wide, origin))) return [];
      const message = `The secret "${secret.name}" may only go to declared origins; "${origin}" is none. Declare it in origins.`;
      const path = `/secrets/${at}/origins/${index}`;
      return [{ code: 'UNKNOWN_ORIGIN', message, path, ...nearestHint(origin, declared) }];
    }),
  );
}

function uselessSecrets({ secrets = [], webhooks = [] }: Manifest): ManifestError[] {
  const prove = new Set(webhooks.flatMap(({ signature }) => signature?.secrets ?? []));
  return secrets.flatMap(({ name, origins }, at): ManifestError[] => {
    if (origins.length > 0 || prove.has(name)) return [];
    const message = `The secret "${name}" is sent nowhere and proves no sender. Name the origins it may be sent to, or the webhook whose sender holds it.`;
    return [{ code: 'USELESS_SECRET', message, path: `/secrets/${at}/origins` }];
  });
}

/** Whether one declared origin holds another: the same, or any subdomain of a wildcard. */
function covers(declared: string, origin: string): boolean {
  if (declared === origin) return true;
  const suffix = /^https:\/\/\*(?<suffix>\..+)$/u.exec(declared)?.groups?.['suffix'];
  return suffix !== undefined && origin.endsWith(suffix);
}
