/** Names nobody may claim: they would pass for Guildhall, the marketplace or its people. */
const RESERVED = new Set([
  'admin',
  'administrator',
  'anonymous',
  'api',
  'app',
  'core',
  'guildhall',
  'help',
  'host',
  'internal',
  'marketplace',
  'me',
  'moderator',
  'official',
  'ops',
  'platform',
  'plugin',
  'plugins',
  'publisher',
  'publishers',
  'root',
  'security',
  'staff',
  'support',
  'system',
  'verified',
  'www',
]);

export function isReserved(name: string): boolean {
  return RESERVED.has(name) || name.startsWith('guildhall-');
}
