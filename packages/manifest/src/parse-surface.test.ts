import { parseSurface } from './parse-surface.ts';
import { buildSurface } from './testing/build-surface.ts';

describe('parsing a surface', () => {
  it('accepts one that holds', () => {
    expect(parseSurface(buildSurface())).toEqual({ ok: true, value: buildSurface() });
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
