import { systemSession, type Session } from '@guildhall/authz';
import { traceOf } from '../telemetry/trace.ts';
import { identityOf } from './identity-of.ts';

const base = systemSession('mkt_a', 'request-1');

describe('identityOf', () => {
  it('is the same for two requests of one caller', () => {
    expect(of({ ...base, requestId: 'request-2' })).toBe(of(base));
  });

  it.each<[string, Partial<Session>]>([
    ['another marketplace', { marketplaceId: 'mkt_b' }],
    ['another actor', { actorId: 'act_other' }],
    ['other permissions', { permissions: ['version:submit'] }],
    ['another place in the host', { scope: { host: 'crm', organization: 'org-2' } }],
    ['another publisher', { publisherId: 'pub_other' }],
  ])('tells %s apart', (_, change) => {
    expect(of({ ...base, ...change })).not.toBe(of(base));
  });
});

function of(session: Session): string {
  return identityOf({ session, trace: traceOf(undefined) });
}
