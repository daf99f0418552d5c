import type { Surface } from '@guildhall/manifest';
import { jsonObject } from '../json.ts';
import { aSurface } from './states.ts';

const params = { type: 'object' } as const;

/** A surface with what the example plugins need of a CRM. */
const crm: Surface = {
  version: '1.0.0',
  extensionPoints: [
    {
      id: 'crm.contact.sidebar',
      version: 1,
      kinds: ['view'],
      title: 'Beside a contact',
      props: params,
      contextKeys: {},
      components: ['Text'],
      max: 12,
    },
    {
      id: 'crm.dashboard.cards',
      version: 1,
      kinds: ['view'],
      title: 'Cards on the dashboard',
      props: params,
      contextKeys: {},
      components: ['Text'],
      max: 6,
    },
  ],
  events: [
    {
      name: 'contact.beforeSave',
      modes: ['observe', 'intercept'],
      payload: params,
      timeoutMs: 1_500,
      permission: 'contacts:intercept',
    },
  ],
  apis: [
    { name: 'contacts.read', permission: 'contacts:read', params },
    { name: 'contacts.list', permission: 'contacts:list', params, url: 'https://crm.example/calls' },
    { name: 'contacts.annotate', permission: 'contacts:write', params },
  ],
  permissions: [
    { name: 'contacts:read', title: 'Read', description: 'See the contact.', sensitivity: 'low' },
    { name: 'contacts:list', title: 'List', description: 'See all contacts.', sensitivity: 'high' },
    { name: 'contacts:write', title: 'Write', description: 'Write notes.', sensitivity: 'high' },
    { name: 'contacts:intercept', title: 'Check', description: 'Stop a save.', sensitivity: 'low' },
  ],
  components: [{ name: 'Text', props: {}, events: [] }],
  scopeLevels: ['organization'],
  contextKeys: { 'contact.id': 'string' },
};

const HOST_KEY = 'fernhill-crm';

const crmBody = jsonObject(crm);

/** As the inspection gets it. */
export const publishedCrm = { hostKey: HOST_KEY, version: crm.version, body: crmBody };

/** As its owner tells it. */
export const crmSurface = aSurface(HOST_KEY, crmBody);
