import { permissionsOf, type HostScope, type Role, type Session } from '@guildhall/authz';
import type { Spot } from '../hot/page-place.ts';
import { hearsOf } from './hears-of.ts';

const WHOLE: Spot = ['crm', 'acme', ''];
const SALES: Spot = ['crm', 'acme', 'sales'];
const LEGAL: Spot = ['crm', 'acme', 'legal'];
const ELSEWHERE: readonly Spot[] = [
  ['crm', 'globex', ''],
  ['crm', 'globex', 'sales'],
  ['desk', 'acme', ''],
];

describe('who hears that a place has changed', () => {
  it('is everybody of the organization where the whole of it has changed', () => {
    for (const workspace of [undefined, 'sales']) expect(hearsOf(userOf({ workspace }), WHOLE)).toBe(true);
  });

  it('is the workspace that has changed, and whoever may look at all of them', () => {
    expect(hearsOf(userOf({ workspace: 'sales' }), SALES)).toBe(true);
    expect(hearsOf(userOf({ workspace: 'sales' }), LEGAL)).toBe(false);
    expect(hearsOf(userOf({}), LEGAL)).toBe(true);
  });

  it('is nobody of another organization, or of another host where it has the same name', () => {
    for (const place of ELSEWHERE) expect(hearsOf(userOf({}), place)).toBe(false);
  });

  it('is staff who see all installations, and no publisher, who sees none', () => {
    expect(hearsOf(aSession('reviewer', null), SALES)).toBe(true);
    expect(hearsOf(aSession('member', null), SALES)).toBe(false);
  });
});

function userOf({ workspace }: { workspace?: string | undefined }): Session {
  return aSession('endUser', { host: 'crm', organization: 'acme', workspace, user: 'ada' });
}

function aSession(role: Role, scope: HostScope | null): Session {
  return {
    ...{ marketplaceId: 'mkt_1', actorId: 'act_1', actorKind: 'HOST_USER', actorName: 'Ada' },
    ...{ permissions: permissionsOf([role]), scope, publisherId: null, requestId: '' },
  };
}
