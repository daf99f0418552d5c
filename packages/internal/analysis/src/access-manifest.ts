import { z } from 'zod';

const names = z
  .array(
    z.union([
      z.string(),
      z.looseObject({ name: z.string() }).transform((entry) => entry.name),
      z.looseObject({ origin: z.string() }).transform((entry) => entry.origin),
    ]),
  )
  .catch([]);

/** As plugin.json has it: what is needed, and what may be granted later. */
const asked = z
  .object({ required: names, optional: names })
  .transform(({ required, optional }) => [...required, ...optional]);

const accessManifest = z.looseObject({
  permissions: z
    .union([
      asked,
      z.array(z.unknown()).pipe(names),
      z.record(z.string(), z.unknown()).transform((entries) => Object.keys(entries)),
    ])
    .optional(),
  optionalPermissions: names.optional(),
  origins: z.union([asked, names]).optional(),
  contributes: z.unknown().optional(),
});

/** What a manifest asks for, in the little the analysis compares with. */
export interface AccessManifest {
  permissions: readonly string[];
  origins: readonly string[];
}

/** Reads any manifest leniently: whether it is valid is another check's word. Null when there is none. */
export function readAccessManifest(manifest: unknown): AccessManifest | null {
  if (manifest === null || manifest === undefined) return null;
  const read = accessManifest.safeParse(manifest);
  if (!read.success) return { permissions: [], origins: [] };
  return {
    permissions: [...(read.data.permissions ?? []), ...(read.data.optionalPermissions ?? [])],
    origins: read.data.origins ?? [],
  };
}

/** Whether a URL is inside a declared origin. `https://*.example.com` covers every name below it. */
export function isDeclared(url: string, origins: readonly string[]): boolean {
  const address = addressOf(url);
  return address !== null && origins.some((origin) => covers(origin, address));
}

function covers(origin: string, address: { scheme: string; host: string }): boolean {
  const declared = addressOf(origin.includes('://') ? origin : `https://${origin}`);
  if (!declared) return false;
  const sameScheme =
    declared.scheme === address.scheme || (declared.scheme === 'https' && address.scheme === 'wss');
  if (!sameScheme) return false;
  if (declared.host.startsWith('*.')) return address.host.endsWith(declared.host.slice(1));
  return declared.host === address.host;
}

/** Scheme and host with port, in lower case; null for an address without a host. */
export function addressOf(url: string): { scheme: string; host: string } | null {
  const match = /^\s*(?:([a-z][a-z0-9+.-]*):)?[/\\]{2}(?:[^/?#@\\]*@)?([^/?#\\\s]+)/i.exec(url);
  if (!match?.[2]) return null;
  const scheme = (match[1] ?? 'https').toLowerCase();
  return {
    scheme,
    host: match[2]
      .toLowerCase()
      .replace(scheme === 'http' ? /:80$/ : /:443$/, '')
      .replace(/\.$/, ''),
  };
}

export function originOf(url: string): string | null {
  const address = addressOf(url);
  return address ? `${address.scheme}://${address.host}` : null;
}
