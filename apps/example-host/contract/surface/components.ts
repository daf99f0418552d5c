import type { SurfaceComponent } from '@guildhall/manifest';

/** The components a plugin's view may be made of, with every property that is let through. */
export const components: readonly SurfaceComponent[] = [
  { name: 'Card', props: { title: 'string', tone: 'string' }, events: [] },
  { name: 'Stack', props: { gap: 'string' }, events: [] },
  { name: 'Inline', props: { gap: 'string', align: 'string' }, events: [] },
  { name: 'Text', props: { tone: 'string', size: 'string', strong: 'boolean' }, events: [] },
  { name: 'Heading', props: { level: 'number' }, events: [] },
  { name: 'Badge', props: { tone: 'string' }, events: [] },
  { name: 'Button', props: { kind: 'string', disabled: 'boolean', loading: 'boolean' }, events: ['press'] },
  {
    name: 'TextField',
    props: {
      label: 'string',
      value: 'string',
      placeholder: 'string',
      help: 'string',
      error: 'string',
      disabled: 'boolean',
    },
    events: ['change'],
  },
  {
    name: 'Select',
    props: { label: 'string', value: 'string', options: 'json', disabled: 'boolean' },
    events: ['change'],
  },
  { name: 'List', props: {}, events: [] },
  { name: 'ListItem', props: { title: 'string', detail: 'string' }, events: ['press'] },
  { name: 'Link', props: { href: 'string', external: 'boolean' }, events: [] },
  { name: 'Divider', props: {}, events: [] },
  { name: 'Skeleton', props: { lines: 'number' }, events: [] },
  { name: 'Progress', props: { label: 'string', value: 'number' }, events: [] },
];
