import { canonicalJson } from './json/canonical-json.ts';
import { sha256Hex } from './json/sha256-hex.ts';
import type { AskedFor, Manifest, OriginRequest, PermissionRequest, SecretDeclaration } from './manifest.ts';

/**
 * What a consent was given to, as one SHA-256: names, origins and whether user data goes there, secrets and
 * where they go, in any order.
 * Purposes are left out, so that a better sentence asks nobody again.
 */
export function permissionDigest({ permissions, origins, secrets = [] }: Manifest): Promise<string> {
  const permission = ({ name }: PermissionRequest) => name;
  const origin = ({ origin: address, userData }: OriginRequest) =>
    `${address} ${userData ? 'user-data' : ''}`;
  const secret = ({ name, required, origins: to }: SecretDeclaration) =>
    [name, required ? 'required' : 'optional', ...[...to].sort()].join(' ');
  return sha256Hex(
    canonicalJson({
      permissions: sorted(permissions, permission),
      origins: sorted(origins, origin),
      ...(secrets.length > 0 && { secrets: secrets.map(secret).sort() }),
    }),
  );
}

function sorted<Request>({ required, optional }: AskedFor<Request>, key: (request: Request) => string) {
  return { required: required.map(key).sort(), optional: optional.map(key).sort() };
}
