import type { ExtensionPoint } from '@guildhall/manifest';
import { components } from './components.ts';

const everyComponent = components.map(({ name }) => name);

const contactProps = {
  type: 'object',
  properties: { contactId: { type: 'string' } },
  required: ['contactId'],
  additionalProperties: false,
} as const;

/** The places of the CRM that plugins can contribute to. */
export const extensionPoints: readonly ExtensionPoint[] = [
  {
    id: 'crm.contact.sidebar',
    version: 1,
    kinds: ['view'],
    title: 'Beside a contact',
    props: contactProps,
    contextKeys: {},
    components: everyComponent,
    max: 12,
  },
  {
    id: 'crm.contact.toolbar',
    version: 1,
    kinds: ['menu'],
    title: 'Actions of a contact',
    props: contactProps,
    contextKeys: {},
    components: [],
    max: 20,
  },
  {
    id: 'crm.pages',
    version: 1,
    kinds: ['page'],
    title: 'Pages in the navigation',
    props: { type: 'object', additionalProperties: false },
    contextKeys: {},
    components: everyComponent,
    max: 8,
  },
  {
    id: 'crm.dashboard.cards',
    version: 1,
    kinds: ['view'],
    title: 'Cards on the dashboard',
    props: { type: 'object', additionalProperties: false },
    contextKeys: {},
    components: everyComponent,
    max: 6,
  },
];
