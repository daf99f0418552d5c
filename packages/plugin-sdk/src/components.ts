import type { ComponentChildren } from 'preact';
import { component } from './component.ts';

type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
type Gap = 'none' | 'small' | 'medium' | 'large';

interface Children {
  children?: ComponentChildren;
}

/** A box that sets a group of things apart, with an optional heading. */
export const Card = component<Children & { title?: string; tone?: Tone }>('Card', {
  props: { title: 'string', tone: 'string' },
});

/** Lays its children out from top to bottom. */
export const Stack = component<Children & { gap?: Gap }>('Stack', { props: { gap: 'string' } });

/** Lays its children out in reading direction and wraps. */
export const Inline = component<Children & { gap?: Gap; align?: 'start' | 'center' | 'end' | 'between' }>(
  'Inline',
  { props: { gap: 'string', align: 'string' } },
);

/** A run of text. */
export const Text = component<
  Children & { tone?: Tone; size?: 'small' | 'medium' | 'large'; strong?: boolean }
>('Text', { props: { tone: 'string', size: 'string', strong: 'boolean' } });

/** A heading. The host fits the level into its own outline. */
export const Heading = component<Children & { level?: 1 | 2 | 3 | 4 }>('Heading', {
  props: { level: 'number' },
});

/** A short status word. */
export const Badge = component<Children & { tone?: Tone }>('Badge', { props: { tone: 'string' } });

/** Does something when pressed, by pointer or key. */
export const Button = component<
  Children & {
    kind?: 'primary' | 'secondary' | 'danger' | 'plain';
    disabled?: boolean;
    loading?: boolean;
    onPress?: () => void;
  }
>('Button', {
  props: { kind: 'string', disabled: 'boolean', loading: 'boolean' },
  events: ['press'],
});

/** A line of text a person types. `onChange` gets the whole new text. */
export const TextField = component<{
  label: string;
  value?: string;
  placeholder?: string;
  help?: string;
  error?: string;
  disabled?: boolean;
  onChange?: (value: string) => void;
}>('TextField', {
  props: {
    label: 'string',
    value: 'string',
    placeholder: 'string',
    help: 'string',
    error: 'string',
    disabled: 'boolean',
  },
  events: ['change'],
});

/** One choice of several. `onChange` gets the value of the chosen option. */
export const Select = component<{
  label: string;
  value?: string;
  options: readonly { value: string; label: string }[];
  disabled?: boolean;
  onChange?: (value: string) => void;
}>('Select', {
  props: { label: 'string', value: 'string', options: 'json', disabled: 'boolean' },
  events: ['change'],
});

/** A list of `ListItem`s. */
export const List = component<Children>('List');

/** One row of a `List`. */
export const ListItem = component<Children & { title?: string; detail?: string; onPress?: () => void }>(
  'ListItem',
  { props: { title: 'string', detail: 'string' }, events: ['press'] },
);

/** Leads somewhere else. Only http, https, mailto and tel addresses and paths of the host are accepted. */
export const Link = component<Children & { href: string; external?: boolean }>('Link', {
  props: { href: 'string', external: 'boolean' },
});

/** A line between groups. */
export const Divider = component('Divider');

/** Holds the place of something that is still loading. */
export const Skeleton = component<{ lines?: number }>('Skeleton', { props: { lines: 'number' } });

/** How far something is, from 0 to 1. Without a value: busy. */
export const Progress = component<{ label: string; value?: number }>('Progress', {
  props: { label: 'string', value: 'number' },
});
