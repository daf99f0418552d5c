export { actorSurrogate } from './actor-surrogate.ts';
export { assertCan, assertWithin, can, Forbidden } from './assert-can.ts';
export { isPermission, PERMISSIONS, type Permission } from './permissions.ts';
export { HOST_ROLES, isRole, permissionsOf, ROLES, STAFF_ROLES, type Role } from './roles.ts';
export { PLATFORM, systemSession, type ActorKind, type HostScope, type Session } from './session.ts';
