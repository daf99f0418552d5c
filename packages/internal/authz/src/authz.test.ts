import { actorSurrogate } from './actor-surrogate.ts';
import { assertCan, assertWithin, Forbidden } from './assert-can.ts';
import { HOST_ROLES, permissionsOf, ROLES, STAFF_ROLES } from './roles.ts';
import { systemSession, type HostScope, type Session } from './session.ts';

const session = (changes: Partial<Session>): Session => ({ ...systemSession('mkt_1', 'r1'), ...changes });

describe('assertCan', () => {
  it('lets pass who has the permission', () => {
    expect(() => {
      assertCan(session({ permissions: ['version:submit'] }), 'version:submit');
    }).not.toThrow();
  });

  it('names the permission that is missing', () => {
    expect(() => {
      assertCan(session({}), 'version:submit');
    }).toThrow(new Forbidden('This needs the permission version:submit.'));
  });
});

describe('assertWithin', () => {
  const own: HostScope = { host: 'crm', organization: 'acme' };

  it.each<[string, HostScope | null, HostScope, boolean]>([
    ['the own organization', own, { host: 'crm', organization: 'acme' }, true],
    ['a workspace of the own organization', own, { host: 'crm', organization: 'acme', workspace: 'w' }, true],
    ['another organization', own, { host: 'crm', organization: 'globex' }, false],
    ['the same organization in another host', own, { host: 'shop', organization: 'acme' }, false],
    ['another workspace', { ...own, workspace: 'v' }, { ...own, workspace: 'w' }, false],
    ['the whole organization from a workspace', { ...own, workspace: 'v' }, own, false],
    ['the page of somebody else', { ...own, user: 'ada' }, { ...own, user: 'ben' }, false],
    ['anything for who is bound to no host', null, own, false],
  ])('%s', (_name, scope, place, allowed) => {
    expect(reaches(session({ scope }), place)).toBe(allowed);
  });
});

function reaches(caller: Session, place: HostScope): boolean {
  try {
    assertWithin(caller, place);
    return true;
  } catch (error) {
    if (error instanceof Forbidden) return false;
    throw error;
  }
}

describe('roles', () => {
  it('of hosts hold nothing that staff or publishers hold beyond reading', () => {
    const beyond = new Set(permissionsOf([...STAFF_ROLES, 'publisherKey', 'operator']));
    const shared = permissionsOf(HOST_ROLES).filter((permission) => beyond.has(permission));

    expect(shared).toEqual([
      'catalog:read',
      'contribution:explain',
      'function:read',
      'host:read',
      'installation:read',
    ]);
  });

  it('give only the operator the right to open marketplaces', () => {
    const holders = Object.entries(ROLES).filter(([, words]) => words.includes('marketplace:create'));

    expect(holders.map(([role]) => role)).toEqual(['operator']);
  });
});

describe('the scope of developers', () => {
  it('is held by role, and neither by everybody who signed in nor by keys or users of hosts', () => {
    const holders = Object.entries(ROLES).filter(([, words]) => words.includes('documents:free'));

    expect(holders.map(([role]) => role)).toEqual(['developer', 'owner', 'operator']);
  });

  it('can be given by a marketplace to its people, and widens nothing else', () => {
    expect(STAFF_ROLES).toContain('developer');
    expect(permissionsOf(['developer'])).toEqual([...permissionsOf(['member']), 'documents:free'].sort());
  });
});

describe('actorSurrogate', () => {
  const secret = Buffer.from('a secret of the deployment');

  it('is the same for the same subject and unrelated in another marketplace', () => {
    const here = actorSurrogate(secret, 'mkt_1', 'https://idp', 'ada');

    expect(actorSurrogate(secret, 'mkt_1', 'https://idp', 'ada')).toBe(here);
    expect(actorSurrogate(secret, 'mkt_2', 'https://idp', 'ada')).not.toBe(here);
    expect(here).toMatch(/^act_[0-9a-z]{26}$/);
  });
});
