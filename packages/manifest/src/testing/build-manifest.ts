import type { Manifest } from '../manifest.ts';

/** A small plugin that holds; tests change what they are about. */
export function buildManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    manifestVersion: 1,
    id: 'acme.notes',
    displayName: 'Notes',
    version: '1.0.0',
    description: 'Keeps notes beside a contact.',
    license: 'MIT',
    engines: { surface: { crm: '^1.0.0' } },
    main: 'src/index.tsx',
    contributes: {
      views: [{ id: 'notes', extensionPoint: 'crm.contact.sidebar@1', title: 'Notes', module: 'Notes' }],
      commands: [{ id: 'addNote', title: 'Add note', handler: 'addNote' }],
      menus: [{ extensionPoint: 'crm.contact.toolbar@1', command: 'addNote' }],
      events: [{ event: 'contact.beforeSave', mode: 'observe', handler: 'onSave' }],
      settings: { properties: { greeting: { type: 'string', title: 'Greeting', default: 'Hello' } } },
    },
    permissions: {
      required: [{ name: 'contacts.read', purpose: 'Show whose notes these are.' }],
      optional: [],
    },
    origins: {
      required: [{ origin: 'https://api.acme.example', purpose: 'Keeps the notes.', userData: false }],
      optional: [],
    },
    ...changes,
  };
}
