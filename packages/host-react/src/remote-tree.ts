import { elementName } from '@guildhall/plugin-sdk/wire';
import type { RemoteReceiver, RemoteReceiverElement, RemoteReceiverNode } from '@remote-dom/core/receivers';
import { createElement, memo, useMemo, type ReactNode } from 'react';
import type { ComponentMap } from './component-map.ts';
import { useRemoteNode } from './use-remote-node.ts';

export interface RemoteTreeProps {
  readonly receiver: RemoteReceiver;
  readonly components: ComponentMap;
}

/** Draws a plugin's tree with the host's own components. Each node draws again by itself. */
export function RemoteTree({ receiver, components }: RemoteTreeProps): ReactNode {
  const byElement = useMemo(
    () => new Map(Object.entries(components).map(([name, component]) => [elementName(name), component])),
    [components],
  );
  const root = useRemoteNode(receiver, receiver.root);
  return childNodes(root?.children ?? [], receiver, byElement);
}

type ByElement = ReadonlyMap<string, ComponentMap[string]>;

interface RemoteNodeProps {
  readonly receiver: RemoteReceiver;
  readonly node: RemoteReceiverNode;
  readonly byElement: ByElement;
}

const RemoteNode = memo(function RemoteNode({ receiver, node, byElement }: RemoteNodeProps): ReactNode {
  const current = useRemoteNode(receiver, node);
  if (!current) return null;
  if ('data' in current) return current.type === TEXT ? current.data : null;
  const component = byElement.get(current.element);
  if (!isDrawable(component)) return null;
  const children = childNodes(current.children, receiver, byElement);
  return createElement(component, propsOf(current), ...(children.length > 0 ? [children] : []));
});

const TEXT = 3;

function childNodes(
  nodes: readonly RemoteReceiverNode[],
  receiver: RemoteReceiver,
  byElement: ByElement,
): ReactNode[] {
  return nodes.map((node) => createElement(RemoteNode, { key: node.id, receiver, node, byElement }));
}

/** `press` becomes `onPress`. Listeners win over props of the same name. */
function propsOf({ properties, eventListeners }: RemoteReceiverElement): Record<string, unknown> {
  const listeners = Object.entries(eventListeners).map(([event, listener]): [string, unknown] => [
    `on${event.charAt(0).toUpperCase()}${event.slice(1)}`,
    listener,
  ]);
  return { ...properties, ...Object.fromEntries(listeners) };
}

/** What each component accepts is the surface's business, which has checked the props already. */
function isDrawable(component: unknown): component is (props: Record<string, unknown>) => ReactNode {
  return typeof component === 'function' || (typeof component === 'object' && component !== null);
}
