import { parseSurface } from './parse-surface.ts';
import { buildSurface } from './testing/build-surface.ts';

const answeredAt = (url: string, name = 'contacts.read') => ({
  apis: [{ name, permission: 'contacts.read', params: { type: 'object' }, url }],
});

describe('parsing a surface', () => {
  it('accepts one that holds', () => {
    expect(parseSurface(buildSurface())).toEqual({ ok: true, value: buildSurface() });
  });

  it('accepts an api that answers functions, too', () => {
    expect(parseSurface({ ...buildSurface(), ...answeredAt('https://crm.example:8443/calls?v=1') }).ok).toBe(
      true,
    );
  });

  it.each<[string, object, string, string]>([
    ['an unknown key', { extensionPoint: [] }, 'UNKNOWN_KEY', '/extensionPoint'],
    ['a version that is none', { version: '1' }, 'NOT_ALLOWED', '/version'],
    ['a scope level of its own', { scopeLevels: ['team'] }, 'NOT_ALLOWED', '/scopeLevels/0'],
    ['an api behind an unknown permission', { permissions: [] }, 'UNKNOWN_PERMISSION', '/apis/0/permission'],
    ['an unknown component', { components: [] }, 'UNKNOWN_COMPONENT', '/extensionPoints/0/components/0'],
    [
      'params that are no JSON Schema',
      { apis: [{ name: 'a', permission: 'contacts.read', params: { type: 'thing' } }] },
      'BAD_JSON_SCHEMA',
      '/apis/0/params',
    ],
    [
      'an api that answers functions without encryption',
      answeredAt('http://crm.example'),
      'NOT_ALLOWED',
      '/apis/0/url',
    ],
    [
      'an api at an address with a key in it',
      answeredAt('https://key@crm.example'),
      'NOT_ALLOWED',
      '/apis/0/url',
    ],
    [
      'an api at an address that is none',
      answeredAt('https://crm.example:port'),
      'NOT_ALLOWED',
      '/apis/0/url',
    ],
    [
      'a call that is not the host’s',
      answeredAt('https://crm.example', 'storage.get'),
      'NAME_TAKEN',
      '/apis/0/name',
    ],
    ['another one', answeredAt('https://crm.example', 'fetch'), 'NAME_TAKEN', '/apis/0/name'],
    [
      'a name that is declared twice',
      { events: [...buildSurface().events, ...buildSurface().events] },
      'DUPLICATE_NAME',
      '/events/1',
    ],
  ])('refuses %s', (_, changes, code, path) => {
    const parsed = parseSurface({ ...buildSurface(), ...changes });
    expect(parsed.ok ? [] : parsed.error).toContainEqual(expect.objectContaining({ code, path }));
  });

  it.each([null, 7, 'text', []])('refuses %p', (value) => {
    expect(parseSurface(value).ok).toBe(false);
  });
});
