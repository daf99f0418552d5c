import { permissionsOf, systemSession, type Session } from '@guildhall/authz';
import type { Asked } from '../documents/asked.ts';
import { snapshotKey } from './snapshot-key.ts';

const scope = { host: 'crm', organization: 'acme', user: 'ada' };
const session = (changes: Partial<Session> = {}): Session => ({
  ...systemSession('mkt_1', 'r1'),
  actorKind: 'HOST_USER',
  permissions: permissionsOf(['endUser']),
  scope,
  ...changes,
});
const asked = (variables: Record<string, unknown> = { scope, points: null }): Asked => ({
  ...{ query: '{ a }', hash: 'h', trusted: true, operationName: null, variables },
  body: {},
});
const key = snapshotKey(asked(), session());

describe('the key of a snapshot', () => {
  it('is one for all users of a place', () => {
    const bob = { ...scope, user: 'bob' };
    const other = session({ actorId: 'act_bob', actorName: 'Bob', requestId: 'r2', scope: bob });
    expect(snapshotKey(asked({ points: null, scope: { ...bob } }), other)).toBe(key);
  });

  it.each<[string, string]>([
    ['marketplaces', snapshotKey(asked(), session({ marketplaceId: 'mkt_2' }))],
    ['organizations of callers', snapshotKey(asked(), session({ scope: { ...scope, organization: 'b' } }))],
    ['workspaces of callers', snapshotKey(asked(), session({ scope: { ...scope, workspace: 'w' } }))],
    ['permissions', snapshotKey(asked(), session({ permissions: [] }))],
    ['callers without a place', snapshotKey(asked(), session({ scope: null }))],
    ['organizations asked about', snapshotKey(asked({ scope: { ...scope, organization: 'b' } }), session())],
    ['extension points', snapshotKey(asked({ scope, points: ['a@1'] }), session())],
    ['documents', snapshotKey({ ...asked(), hash: 'other' }, session())],
  ])('keeps %s apart', (_name, other) => {
    expect(other).not.toBe(key);
  });

  it('cannot be made to collide by moving words between its parts', () => {
    const one = snapshotKey(asked({ scope: { host: 'a', organization: 'b,c' } }), session());
    const two = snapshotKey(asked({ scope: { host: 'a,b', organization: 'c' } }), session());
    expect(one).not.toBe(two);
  });
});
