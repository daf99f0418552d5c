import type { Manifest } from '@guildhall/manifest';

/** Whether an address lies in one of the origins that a manifest declares, a wildcard standing for any subdomain. */
export function declaredOrigin(address: string, { origins }: Pick<Manifest, 'origins'>): boolean {
  const asked = URL.parse(address);
  if (!asked) return false;
  return [...origins.required, ...origins.optional].some(({ origin }) => {
    const wildcard = /^https:\/\/\*(?<suffix>\..+)$/u.exec(origin)?.groups?.['suffix'];
    return wildcard === undefined
      ? asked.origin === origin
      : asked.protocol === 'https:' && asked.host.endsWith(wildcard);
  });
}
