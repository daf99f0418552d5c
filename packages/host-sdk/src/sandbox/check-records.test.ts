import { surfaceOf } from '../testing/builders.ts';
import { allowlistOf } from './allowlist.ts';
import { checkRecords } from './check-records.ts';
import { createTreeGuard } from './tree-guard.ts';

/** A fresh tree; `send` checks records as a plugin would send them, as JSON. */
function tree(limits = { treeNodes: 50, treeDepth: 8 }) {
  const heard: unknown[][] = [];
  const rules = {
    allowed: allowlistOf(surfaceOf(), 'crm.panel@1'),
    guard: createTreeGuard(limits),
    listener:
      (fn: number) =>
      (...args: unknown[]) => {
        heard.push([fn, ...args]);
      },
  };
  const send = (...records: unknown[]) => {
    const sent: unknown = JSON.parse(JSON.stringify(records));
    return checkRecords(Array.isArray(sent) ? sent : [], rules);
  };
  return { send, heard };
}

const card = (id: string, more: object = {}) => ({ id, type: 1, element: 'gh-card', children: [], ...more });
const text = (id: string, data: unknown = 'x') => ({ id, type: 3, data });
const insert = (child: object, parent = '~', at: unknown = 0) => [0, parent, child, at];
const setProp = (id: string, name: string, value: unknown) => [3, id, name, value, 1];

describe('checking records', () => {
  it('builds an insertion anew from what is allowed', () => {
    const { send } = tree();
    const [record] = send(insert(card('a', { properties: { title: 'Hi' }, children: [text('b')], evil: 1 })));
    expect(JSON.parse(JSON.stringify(record))).toEqual([
      0,
      '~',
      {
        id: 'a',
        type: 1,
        element: 'gh-card',
        properties: { title: 'Hi' },
        attributes: {},
        eventListeners: {},
        children: [text('b')],
      },
      0,
    ]);
  });

  it('turns a listener into a function that carries its number', () => {
    const { send, heard } = tree();
    send(insert({ id: 'a', type: 1, element: 'gh-button', children: [] }));
    const [record] = send([3, 'a', 'press', { $fn: 7 }, 3]);
    const listener: unknown = record?.[3];
    if (typeof listener === 'function') Reflect.apply(listener, null, ['now']);
    expect(heard).toEqual([[7, 'now']]);
  });

  it('takes text, property and removal records', () => {
    const { send } = tree();
    send(insert(card('a', { children: [text('b')] })));
    expect(send([2, 'b', 'new'])).toEqual([[2, 'b', 'new']]);
    expect(send(setProp('a', 'title', null))).toEqual([[3, 'a', 'title', undefined, 1]]);
    expect(send([1, 'a', 0])).toEqual([[1, 'a', 0]]);
  });

  it('lets a node be moved: removed and inserted again', () => {
    const { send } = tree();
    send(insert(card('a')), insert(card('b'), '~', 1));
    expect(send([1, '~', 0], insert(card('a'), '~', 1))).toHaveLength(2);
  });

  it('drops late records about a node that is gone', () => {
    const { send } = tree();
    send(insert(card('a', { children: [text('b')] })));
    send([1, '~', 0]);
    expect(send([2, 'b', 'late'], setProp('a', 'title', 'late'), insert(card('c'), 'a'))).toEqual([]);
  });

  it('drops a prop the surface does not know, so that a plugin may be written for richer hosts', () => {
    const { send } = tree();
    const [record] = send(insert(card('a', { properties: { title: 'Hi', elevation: 3 } })));
    expect(JSON.stringify(record)).not.toContain('elevation');
    expect(send(setProp('a', 'elevation', 3))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a record that is no list', 'x'],
    ['a record of an unknown type', [9, '~', 1]],
    ['a record without an id', [0, 1, card('x'), 0]],
    ['an element of the page', insert(card('x', { element: 'iframe' }))],
    ['an element the surface does not have', insert(card('x', { element: 'gh-map' }))],
    ['an element named like the prototype', insert(card('x', { element: '__proto__' }))],
    ['a node without an id', insert({ type: 1, element: 'gh-card' })],
    ['an endless id', insert(card('x'.repeat(99)))],
    ['the id of the root', insert(card('~'))],
    ['an id twice in one tree', insert(card('x', { children: [text('x')] }))],
    ['an id that is there already', insert(card('a'))],
    ['attributes', insert(card('x', { attributes: { style: 'position:fixed' } }))],
    ['an attribute record', [3, 'a', 'style', 'position:fixed', 2]],
    ['a style prop', setProp('a', 'style', { position: 'fixed' })],
    ['inner HTML', setProp('a', 'dangerouslySetInnerHTML', { __html: '<img>' })],
    ['children as a prop', setProp('a', 'children', 'x')],
    ['the prototype as a prop', setProp('a', '__proto__', { x: 1 })],
    ['a poisoned value', setProp('a', 'data', JSON.parse('{"__proto__":{"x":1}}'))],
    ['a prop of another type', setProp('a', 'level', 'high')],
    [
      'a script address',
      insert({ id: 'x', type: 1, element: 'gh-link', properties: { href: 'javascript:1' } }),
    ],
    ['a prop of a text', [3, 't', 'title', 'x', 1]],
    ['an event the component does not have', [3, 'a', 'press', { $fn: 1 }, 3]],
    ['an event handler as a prop', setProp('a', 'onClick', 'alert(1)')],
    [
      'a listener that is none',
      insert({ id: 'x', type: 1, element: 'gh-button', eventListeners: { press: 'x' } }),
    ],
    [
      'a listener with a broken number',
      insert({ id: 'x', type: 1, element: 'gh-button', eventListeners: { press: { $fn: 1.5 } } }),
    ],
    ['a text that is none', insert(text('x', { html: 1 }))],
    ['an endless text', [2, 't', 'x'.repeat(70_000)]],
    ['a position that is none', insert(card('x'), '~', -1)],
    ['a position that is a fraction', [1, '~', 0.5]],
    ['a child of a text', insert(text('x'), 't')],
    ['a removal from a text', [1, 't', 0]],
    ['a text for a component', [2, 'a', 'x']],
    ['a text for the root', [2, '~', 'x']],
    ['a node of an unknown type', insert({ id: 'x', type: 11, children: [] })],
  ])('refuses %s', (_name, record) => {
    const { send } = tree();
    send(insert(card('a', { children: [text('t')] })));
    expect(() => send(record)).toThrow(/does not accept|twice/);
  });

  it('refuses more nodes than a plugin may draw, counted over its whole life', () => {
    const { send } = tree();
    const many = Array.from({ length: 49 }, (_, i) => text(`n${i}`));
    expect(() => send(insert(card('a', { children: many })))).not.toThrow();
    expect(() => send(insert(text('one-more')))).toThrow('50 nodes at most');
  });

  it('counts what was removed no more', () => {
    const { send } = tree();
    for (let round = 0; round < 20; round += 1) {
      send(insert(card('a', { children: Array.from({ length: 40 }, (_, i) => text(`n${i}`)) })), [1, '~', 0]);
    }
    expect(send(insert(text('b')))).toHaveLength(1);
  });

  it('refuses a tree that is too deep, at once or step by step', () => {
    const deep = (levels: number): object =>
      card(`d${levels}`, { children: levels > 1 ? [deep(levels - 1)] : [] });
    expect(() => tree().send(insert(deep(9)))).toThrow('8 deep at most');
    const { send } = tree();
    send(insert(card('1')));
    for (let level = 2; level <= 8; level += 1) send(insert(card(String(level)), String(level - 1)));
    expect(() => send(insert(card('9'), '8'))).toThrow('8 deep at most');
  });
});

describe('what a place allows', () => {
  it('is the whole surface where the extension point names nothing', () => {
    expect([...allowlistOf(surfaceOf(), 'crm.panel@1').keys()]).toEqual(['gh-card', 'gh-button', 'gh-link']);
  });

  it('is what the extension point names, of what the host can draw', () => {
    const surface = surfaceOf({
      extensionPoints: [{ id: 'crm.panel', version: 1, kinds: ['view'], components: ['Card', 'Button'] }],
    });
    expect([...allowlistOf(surface, 'crm.panel@1', ['Button', 'Link']).keys()]).toEqual(['gh-button']);
  });

  it('never holds a prop of the renderer, even when a surface names it', () => {
    const surface = surfaceOf({
      components: [
        { name: 'Card', props: { title: 'string', style: 'json', onClick: 'string' }, events: [] },
      ],
    });
    expect([...(allowlistOf(surface, null).get('gh-card')?.props.keys() ?? [])]).toEqual(['title']);
  });
});
