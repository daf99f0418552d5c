import './worker-environment.ts';
import { createRemoteElement } from '@remote-dom/core/elements';
import { h, type ComponentChildren, type FunctionComponent } from 'preact';
import { elementName } from './wire.ts';

/** What a prop holds: the same words a host's surface uses. */
export type PropType = 'string' | 'number' | 'boolean' | 'json';

/** The part of a surface's component that a plugin needs to use it. */
export interface ComponentShape {
  readonly props?: Readonly<Record<string, PropType>>;
  /** Event names in lower case: `press` is written `onPress` in JSX. */
  readonly events?: readonly string[];
}

const PROPERTY_TYPES = { string: String, number: Number, boolean: Boolean, json: Object } as const;

/**
 * A component of the host, usable in JSX. The name, props and events are those of the host's surface; a host that does
 * not offer the component refuses to draw it.
 */
export function component<Props extends object = { children?: ComponentChildren }>(
  name: string,
  shape: ComponentShape = {},
): FunctionComponent<Props> {
  const element = elementName(name);
  defineElement(element, shape);
  const events = new Set(shape.events?.map((event) => `on${event}`));

  const HostComponent: FunctionComponent<Props> = (props) => h(element, withPlainEvents(props, events));
  HostComponent.displayName = name;
  return HostComponent;
}

function defineElement(element: string, shape: ComponentShape): void {
  if (customElements.get(element)) return;
  const properties = Object.fromEntries(
    Object.entries(shape.props ?? {}).map(([prop, type]) => [prop, { type: PROPERTY_TYPES[type] }]),
  );
  customElements.define(element, createRemoteElement({ properties, events: [...(shape.events ?? [])] }));
}

/** Listeners get the value the host sends, not the event object around it. */
function withPlainEvents(props: object, events: ReadonlySet<string>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    plain[name] = events.has(name.toLowerCase()) ? unwrapping(value) : value;
  }
  return plain;
}

function unwrapping(listener: unknown): unknown {
  if (typeof listener !== 'function') return listener;
  return (event: CustomEvent): unknown => Reflect.apply(listener, undefined, [event.detail]);
}
