import { RemoteReceiver } from '@remote-dom/core/receivers';
import type { RemoteNodeSerialization } from '@remote-dom/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { RemoteTree } from './remote-tree.ts';
import { components } from './testing/components.ts';

function drawn(...nodes: RemoteNodeSerialization[]): string {
  const receiver = new RemoteReceiver();
  receiver.connection.mutate(nodes.map((node, index) => [0, '~', node, index]));
  return renderToStaticMarkup(createElement(RemoteTree, { receiver, components }));
}

const text = (id: string, data: string): RemoteNodeSerialization => ({ id, type: 3, data });

describe("a plugin's tree", () => {
  it('is drawn with the components of the host', () => {
    expect(
      drawn({
        id: 'a',
        type: 1,
        element: 'gh-card',
        properties: { title: 'Hi ' },
        children: [
          text('b', 'Ada'),
          { id: 'c', type: 1, element: 'gh-text-field', properties: { label: 'Name' }, children: [] },
        ],
      }),
    ).toBe('<section>Hi Ada<input aria-label="Name"/></section>');
  });

  it('keeps its order', () => {
    expect(drawn(text('a', '1'), text('b', '2'), text('c', '3'))).toBe('123');
  });

  it('hands events over as callbacks', () => {
    const button = {
      id: 'a',
      type: 1,
      element: 'gh-button',
      eventListeners: { press: () => 1 },
      children: [],
    } as const;
    expect(drawn(button)).toContain('data-pressable="true"');
    expect(drawn({ ...button, eventListeners: {} })).toContain('data-pressable="false"');
  });

  it('shows text as text', () => {
    expect(drawn(text('a', '<img src=x onerror=alert(1)>'))).toBe('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('draws nothing for an element the host has no component for, nor for a comment', () => {
    expect(drawn({ id: 'a', type: 1, element: 'script', children: [text('b', 'alert(1)')] })).toBe('');
    expect(drawn({ id: 'a', type: 1, element: 'constructor', children: [] })).toBe('');
    expect(drawn({ id: 'a', type: 8, data: 'note' })).toBe('');
  });
});
