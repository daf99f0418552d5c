import { component } from './component.ts';
import { definePlugin } from './define-plugin.ts';
import { allow, block, patch } from './event-outcome.ts';

describe('defining a plugin', () => {
  it('only returns the definition outside a worker, so that it can be tested', async () => {
    const plugin = definePlugin({ handlers: { double: (_api, n) => Number(n) * 2 } });
    expect(Object.keys(plugin.handlers ?? {})).toEqual(['double']);
  });
});

describe('outcomes of an event', () => {
  it('are plain data', () => {
    expect([allow(), block('why'), patch({ a: 1 })]).toEqual([
      { type: 'allow' },
      { type: 'block', reason: 'why' },
      { type: 'patch', patch: { a: 1 } },
    ]);
  });
});

describe('a component of the host', () => {
  it('may be defined by several modules', () => {
    const define = () => component('Map', { props: { lat: 'number' }, events: ['pick'] });
    expect([define().displayName, define().displayName]).toEqual(['Map', 'Map']);
  });
});
