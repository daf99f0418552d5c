import { buildSurface } from '../testing/build-surface.ts';
import { surfaceTypes } from './surface-types.ts';

describe('a surface as types', () => {
  const text = surfaceTypes('crm', buildSurface());

  it.each([
    ['where they come from', 'from the surface of crm 1.2.0.'],
    [
      'what may be called',
      'readonly "contacts.read": { readonly params: JsonObject; readonly result: Json };',
    ],
    ['that functions may call nothing here', 'export type ServerCalls = Pick<HostCalls, never>;'],
    ['what a call costs', '/** Needs contacts.read. */'],
    [
      'what an event carries',
      'readonly "contact.beforeSave": { readonly payload: JsonObject; readonly patch: never };',
    ],
    ['what pages know everywhere', 'readonly "user.role"?: string | null;'],
    ['what one place knows', 'readonly "contact.stage"?: string | null;'],
    ['what may be asked for', 'export type HostPermission = "contacts.read" | "contacts.write";'],
    ['where plugins may stand', 'export type HostExtensionPoint = "crm.contact.sidebar@1" | "crm.pages@1"'],
  ])('says %s', (_name, words) => {
    expect(text).toContain(words);
  });

  it('says what functions may call', () => {
    const apis = ['contacts.read', 'contacts.list'].map((name) => ({
      ...{ name, permission: 'contacts.read', params: {}, url: 'https://crm.example/calls' },
    }));
    expect(surfaceTypes('crm', buildSurface({ apis }))).toContain(
      'export type ServerCalls = Pick<HostCalls, "contacts.read" | "contacts.list">;',
    );
  });

  it('holds together where a host offers nothing', () => {
    const nothing = buildSurface({
      ...{ apis: [], events: [], permissions: [], extensionPoints: [], contextKeys: {} },
    });
    expect(surfaceTypes('crm', nothing)).toContain('export type HostCalls = Readonly<Record<never, never>>;');
    expect(surfaceTypes('crm', nothing)).toContain('export type HostPermission = never;');
  });
});
