import type { Surface } from '@guildhall/manifest';
import { apis } from './apis.ts';
import { components } from './components.ts';
import { events } from './events.ts';
import { extensionPoints } from './extension-points.ts';
import { permissions } from './permissions.ts';

/** The name by which plugins say which host they were written for (`engines.surface`). */
export const HOST_KEY = 'fernhill-crm';

/** Everything Fernhill CRM offers to plugins, declared as data; published to the marketplace as it stands. */
export const exampleSurface: Surface = {
  version: '1.3.0',
  extensionPoints,
  events,
  apis,
  permissions,
  components,
  scopeLevels: ['organization'],
  contextKeys: {
    'user.role': 'string',
    'page.name': 'string',
    // Known while a contact is on the screen, to commands as well as to what stands beside the contact.
    'contact.id': 'string',
    'contact.stage': 'string',
    'contact.value': 'number',
    'contact.hasPhone': 'boolean',
  },
};
