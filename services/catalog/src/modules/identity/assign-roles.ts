import { actorSurrogate, assertCan, HOST_ROLES, STAFF_ROLES } from '@guildhall/authz';
import { conflict, err, invalid, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { AssignRolesInput } from '../../generated/graphql.ts';
import { changeTrust } from './change-trust.ts';
import type { RoleAssignment } from './role-assignment.ts';

const STAFF: readonly string[] = STAFF_ROLES;
const HOST: readonly string[] = HOST_ROLES;

/** Gives a person of a registered issuer the roles they hold from now on, in place of all earlier ones. */
export async function assignRoles(ctx: Context, input: AssignRolesInput): Promise<Result<RoleAssignment>> {
  assertCan(ctx.session, 'role:assign');
  const { issuer, subject } = input;
  if (!(await ctx.issuers.byUrl(issuer)))
    return invalid('No such issuer is registered here; register it first.', 'issuer');
  if (subject === '' || subject.length > 300) return invalid('A subject has 1 to 300 characters.', 'subject');
  const roles = checkRoles(input);
  if (!roles.ok) return roles;

  const actorId = actorSurrogate(ctx.actorSecret, ctx.session.marketplaceId, issuer, subject);
  // One at a time: two owners who demote each other would each still see the other one.
  await ctx.marketplaces.lock();
  const all = await ctx.roles.all();
  const known = all.find((assignment) => assignment.actorId === actorId);
  const expected = known ? asExpected('role assignment', known, input) : ok(null);
  if (!expected.ok) return expected;
  const owners = all.filter((assignment) => assignment.roles.includes('owner'));
  if (owners.length === 1 && owners[0]?.actorId === actorId && !roles.value.includes('owner'))
    return err({
      code: 'LAST_OWNER',
      message: 'A marketplace needs an owner; make somebody else one first.',
      field: ['roles'],
    });

  const rev = known ? known.rev + 1 : 0;
  const assignment = { actorId, roles: roles.value, scope: scopeOf(input), rev };
  if (!(await ctx.roles.put(assignment))) return conflict('role assignment');
  await ctx.audit.write({
    action: 'role.assign',
    subject: { type: 'actor', id: actorId, rev },
    detail: { roles: assignment.roles, scope: assignment.scope },
  });
  await changeTrust(ctx);
  return ok(assignment);
}

function checkRoles({ roles, scope }: AssignRolesInput): Result<string[]> {
  const unknown = roles.find((role) => !STAFF.includes(role) && !HOST.includes(role));
  if (unknown !== undefined)
    return invalid(
      `There is no role ${unknown.slice(0, 40)}; there are ${[...STAFF, ...HOST].join(', ')}.`,
      'roles',
    );
  const inHost = roles.some((role) => HOST.includes(role));
  if (inHost && !scope)
    return invalid('orgAdmin and endUser hold at a place: name host and organization.', 'scope');
  if (scope && !inHost)
    return invalid('Only orgAdmin and endUser hold at a place; leave the scope out.', 'scope');
  return ok([...new Set(roles)].sort());
}

function scopeOf({ scope }: AssignRolesInput): RoleAssignment['scope'] {
  if (!scope) return null;
  const { host, organization, workspace } = scope;
  return { host, organization, ...(typeof workspace === 'string' && { workspace }) };
}
