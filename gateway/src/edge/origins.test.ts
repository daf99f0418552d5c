import { systemSession } from '@guildhall/authz';
import type { Caller } from '../identity/identify.ts';
import { assertOrigin } from './origins.ts';

const OURS = ['https://portal.invalid'];
const caller = (origins: readonly string[] | null): Caller => ({
  session: systemSession('m', 'r'),
  expiresAt: null,
  origins,
});

describe('assertOrigin', () => {
  it.each<[string, readonly string[] | null, string | undefined]>([
    ['a program, which has no origin', ['https://crm.invalid'], undefined],
    ['a page of the host', ['https://crm.invalid'], 'https://crm.invalid'],
    ['one of our own pages', ['https://crm.invalid'], 'https://portal.invalid'],
    ['a person’s token on a developer’s machine', null, 'http://127.0.0.1:5173'],
  ])('lets pass %s', (_name, origins, origin) => {
    expect(() => {
      assertOrigin(caller(origins), origin, OURS);
    }).not.toThrow();
  });

  it.each<[string, readonly string[] | null, string]>([
    ['a page elsewhere', ['https://crm.invalid'], 'https://evil.invalid'],
    ['a loopback page with a host’s token', ['https://crm.invalid'], 'http://127.0.0.1:5173'],
    ['a page elsewhere with a person’s token', null, 'https://evil.invalid'],
    ['an opaque origin', ['https://crm.invalid'], 'null'],
    ['a name that only begins like loopback', null, 'http://127.0.0.1.evil.invalid'],
  ])('refuses %s', (_name, origins, origin) => {
    expect(() => {
      assertOrigin(caller(origins), origin, OURS);
    }).toThrow('may not use this token');
  });
});
