import type { Permission } from './permissions.ts';

/** What anyone signed in may do; which publisher they may do it for is a question of membership. */
const member: readonly Permission[] = [
  'apiKey:create',
  'apiKey:revoke',
  'case:read',
  'case:reply',
  'catalog:read',
  'decision:read',
  'finding:read',
  'host:read',
  'listing:edit',
  'plugin:create',
  'publisher:manage',
  'publisher:register',
  'upload:create',
  'version:create',
  'version:publish',
  'version:retry',
  'version:submit',
  'version:withdraw',
  'version:yank',
];

/** Explores the graph where others run only what their clients ship. */
const developer: readonly Permission[] = [...member, 'documents:free'];

const reviewer: readonly Permission[] = [
  ...member,
  'audit:read',
  'case:decide',
  'case:lease',
  'function:read',
  'installation:read',
  'policy:read',
  'restriction:confirm',
  'restriction:impose',
  'restriction:lift',
  'restriction:read',
  'runtime:read',
  'version:readAny',
];

const owner: readonly Permission[] = [
  ...reviewer,
  'contribution:explain',
  'documents:free',
  'host:manage',
  'issuer:manage',
  'policy:write',
  'publishableKey:manage',
  'quarantine:release',
  'role:assign',
  'version:yankAny',
];

const endUser: readonly Permission[] = [
  'catalog:read',
  'contribution:explain',
  'contribution:resolve',
  'function:invoke',
  'host:read',
  'installation:read',
  'installation:request',
];

const orgAdmin: readonly Permission[] = [
  ...endUser,
  'function:read',
  'installation:consent',
  'installation:disable',
  'installation:enable',
  'installation:install',
  'installation:settings',
  'installation:uninstall',
  'installation:update',
  'request:decide',
  'rule:write',
  'webhook:rotate',
];

/** The CI of a publisher: everything up to publishing, nothing about people. */
const publisherKey: readonly Permission[] = [
  'catalog:read',
  'finding:read',
  'host:read',
  'upload:create',
  'version:create',
  'version:publish',
  'version:retry',
  'version:submit',
  'version:withdraw',
  'version:yank',
];

/** Whoever opens a storefront without saying who they are: reads what everybody may read. */
const visitor: readonly Permission[] = ['catalog:read'];

/** Runs the deployment; acts only in the reserved marketplace `platform`. */
const operator: readonly Permission[] = ['catalog:read', 'documents:free', 'marketplace:create'];

export const ROLES = {
  member,
  developer,
  reviewer,
  owner,
  endUser,
  orgAdmin,
  publisherKey,
  visitor,
  operator,
} as const;

export type Role = keyof typeof ROLES;

/** Roles that a marketplace gives its own people. */
export const STAFF_ROLES: readonly Role[] = ['owner', 'reviewer', 'developer'];

/** The only roles that a token signed by a host can carry. */
export const HOST_ROLES: readonly Role[] = ['orgAdmin', 'endUser'];

export function isRole(word: string): word is Role {
  return Object.hasOwn(ROLES, word);
}

export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => ROLES[role]))].sort();
}
