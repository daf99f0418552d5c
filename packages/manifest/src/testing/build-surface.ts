import type { Surface } from '../surface.ts';

/** The surface of a small CRM, on which buildManifest() fits. */
export function buildSurface(changes: Partial<Surface> = {}): Surface {
  return {
    version: '1.2.0',
    extensionPoints: [
      {
        id: 'crm.contact.sidebar',
        version: 1,
        kinds: ['view'],
        title: 'Beside a contact',
        props: { type: 'object' },
        contextKeys: { 'contact.stage': 'string' },
        components: ['Text'],
        max: 10,
        permission: 'contacts.read',
      },
      {
        id: 'crm.pages',
        version: 1,
        kinds: ['page'],
        title: 'Pages of plugins',
        props: { type: 'object' },
        contextKeys: {},
        components: ['Text'],
        max: 20,
      },
      {
        id: 'crm.contact.toolbar',
        version: 1,
        kinds: ['menu'],
        title: 'Above a contact',
        props: { type: 'object' },
        contextKeys: {},
        components: [],
        max: 5,
      },
    ],
    events: [
      {
        name: 'contact.beforeSave',
        modes: ['observe', 'intercept'],
        payload: { type: 'object' },
        timeoutMs: 1_000,
      },
    ],
    apis: [{ name: 'contacts.read', permission: 'contacts.read', params: { type: 'object' } }],
    permissions: [
      { name: 'contacts.read', title: 'See contacts', description: 'Reads names.', sensitivity: 'low' },
      { name: 'contacts.write', title: 'Change contacts', description: 'Writes names.', sensitivity: 'high' },
    ],
    components: [{ name: 'Text', props: { tone: 'string' }, events: [] }],
    scopeLevels: ['organization', 'user'],
    contextKeys: { 'user.role': 'string', 'user.count': 'number' },
    ...changes,
  };
}
