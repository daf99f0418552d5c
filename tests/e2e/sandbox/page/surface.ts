import type { HostSurface } from '@guildhall/host-sdk';

/** What the lab's host offers. */
export const surface: HostSurface = {
  extensionPoints: [{ id: 'lab.panel', version: 1, kinds: ['view'] }],
  events: [{ name: 'contact.beforeSave', modes: ['intercept'], timeoutMs: 1_000 }],
  apis: [{ name: 'contacts.read', permission: 'contacts:read' }],
  components: [
    { name: 'Card', props: { title: 'string' }, events: [] },
    { name: 'Stack', props: {}, events: [] },
    { name: 'Text', props: {}, events: [] },
    { name: 'Badge', props: { tone: 'string' }, events: [] },
    { name: 'Button', props: { kind: 'string' }, events: ['press'] },
    { name: 'Link', props: { href: 'string' }, events: [] },
    { name: 'TextField', props: { label: 'string', value: 'string' }, events: ['change'] },
  ],
};
