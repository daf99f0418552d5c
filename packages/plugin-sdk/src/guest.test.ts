import { h } from 'preact';
import { useState } from 'preact/hooks';
import { Badge, Button, TextField } from './components.ts';
import { block } from './event-outcome.ts';
import type { Refusal } from './refusal.ts';
import { startWithHost } from './testing/fake-host.ts';
import type { JsonObject } from './wire.ts';

const init = (parts: { grants?: string[]; settings?: JsonObject } = {}) =>
  ({ t: 'init', grants: [], settings: {}, ...parts }) as const;
const render = (parts: { module?: string; context?: JsonObject; props?: JsonObject } = {}) =>
  ({ t: 'render', root: 1, module: 'panel', props: {}, context: {}, ...parts }) as const;
const invoke = (handler: string, args: JsonObject | null = null) =>
  ({ t: 'invoke', id: 9, handler, args, context: { contactId: 'c1' } }) as const;

describe('a plugin behind its port', () => {
  it('says hello with the names plugin.json refers to', () => {
    const host = startWithHost({ modules: { panel: () => 'x' }, handlers: { save: () => null } });
    expect(host.heard).toEqual([{ v: 1, t: 'hello', modules: ['panel'], handlers: ['save'] }]);
  });

  it('draws a module as records, in one message', async () => {
    const host = startWithHost({ modules: { panel: () => h(Badge, { tone: 'info' }, 'new') } });
    host.say(render());
    await host.quiet();
    expect(host.of('mutate')).toHaveLength(1);
    expect(JSON.stringify(host.of('mutate')[0]?.records)).toContain('gh-badge');
    expect(JSON.stringify(host.of('mutate')[0]?.records)).toContain('"data":"new"');
  });

  it('calls the listener behind a number and sends what changed', async () => {
    const host = startWithHost({
      modules: {
        panel: () => {
          const [count, setCount] = useState(0);
          const onPress = (): void => {
            setCount(count + 1);
          };
          return h(Button, { onPress }, `n=${count}`);
        },
      },
    });
    host.say(render());
    await host.quiet();
    const fn = Number(/"press":\{"\$fn":(\d+)\}/.exec(JSON.stringify(host.of('mutate')))?.[1]);
    host.say({ t: 'event', id: 3, fn, args: [] });
    await host.quiet();
    expect(host.of('result')).toEqual([{ v: 1, t: 'result', id: 3, outcome: { ok: true, value: null } }]);
    expect(JSON.stringify(host.of('mutate').at(-1)?.records)).toContain('n=1');
  });

  it('hands a listener the value and not the event around it', async () => {
    const typed: unknown[] = [];
    const onChange = (value: string): void => void typed.push(value);
    const host = startWithHost({ modules: { panel: () => h(TextField, { label: 'Name', onChange }) } });
    host.say(render());
    await host.quiet();
    const fn = Number(/"change":\{"\$fn":(\d+)\}/.exec(JSON.stringify(host.of('mutate')))?.[1]);
    host.say({ t: 'event', id: 3, fn, args: ['Ada'] });
    await host.quiet();
    expect(typed).toEqual(['Ada']);
  });

  it('draws again when the context changes', async () => {
    const host = startWithHost({
      modules: { panel: (api) => `contact ${JSON.stringify(api.useContext().id)}` },
    });
    host.say(render({ context: { id: 'c1' } }));
    await host.quiet();
    host.say({ t: 'context', root: 1, context: { id: 'c2' } });
    await host.quiet();
    expect(JSON.stringify(host.of('mutate').at(-1)?.records)).toContain(String.raw`contact \"c2\"`);
  });

  it('hears of grants and settings that change while it runs, and draws again', async () => {
    const told: (readonly string[])[] = [];
    const host = startWithHost({
      modules: {
        panel: (api) => {
          api.permissions.granted.subscribe((names) => told.push(names));
          return `${api.useCan('a') ? 'may' : 'may not'} ${JSON.stringify(api.settings.value)}`;
        },
      },
    });
    host.say(init());
    host.say(render());
    await host.quiet();
    host.say(init({ grants: ['a'], settings: { strict: 1 } }));
    await host.quiet();
    expect(JSON.stringify(host.of('mutate').at(-1)?.records)).toContain(String.raw`may {\"strict\":1}`);
    expect(told[0]).toEqual(['a']);

    host.say(init({ grants: [], settings: { strict: 1 } }));
    await host.quiet();
    expect(JSON.stringify(host.of('mutate').at(-1)?.records)).toContain('may not');
  });

  it('lets a handler that waits see what was granted meanwhile', async () => {
    const host = startWithHost({
      handlers: {
        save: async (api) => {
          const before = api.can('a');
          await api.permissions.request('a');
          return [before, api.can('a')];
        },
      },
    });
    host.say(init());
    host.say(invoke('save'));
    await host.quiet();
    const id = Number(host.of('call')[0]?.['id']);
    host.say(init({ grants: ['a'] }));
    host.say({ t: 'reply', id, outcome: { ok: true, value: true } });
    await host.quiet();
    expect(host.of('result')).toMatchObject([{ outcome: { ok: true, value: [false, true] } }]);
  });

  it('hears which fields of its patch the host left out, and logs them by name', async () => {
    const heard: Refusal[] = [];
    const host = startWithHost({ onRefused: (refusal) => heard.push(refusal) });
    const code = 'PATCH_FIELD_NOT_DECLARED';
    const fields = [{ code, field: 'owner', message: 'Not "owner".' } as const];
    host.say({ t: 'refused', handler: 'save', fields });
    await host.quiet();
    expect(heard).toEqual([{ handler: 'save', fields }]);
    expect(host.of('log')).toMatchObject([{ level: 'error', text: `save: Not "owner". (${code})` }]);
  });

  it('takes down only the tree whose module throws', async () => {
    const host = startWithHost({
      modules: {
        panel: () => {
          throw new Error('x is undefined');
        },
        other: () => 'fine',
      },
    });
    host.say(render());
    host.say({ ...render({ module: 'other' }), root: 2 });
    await host.quiet();
    expect(host.of('failed')).toEqual([{ v: 1, t: 'failed', root: 1, message: 'x is undefined' }]);
    expect(host.of('mutate')).toMatchObject([{ root: 2 }]);
  });

  it.each(['missing', 'constructor', '__proto__'])('says that it has no module %s', (module) => {
    const host = startWithHost({ modules: { panel: () => 'x' } });
    host.say(render({ module }));
    expect(host.of('failed')).toEqual([
      { v: 1, t: 'failed', root: 1, message: `This plugin has no module "${module}".` },
    ]);
  });

  it('answers a handler with its result', async () => {
    const host = startWithHost({ handlers: { save: (api, args) => ({ args, context: api.context.value }) } });
    host.say(invoke('save', { id: 1 }));
    await host.quiet();
    expect(host.of('result')).toEqual([
      {
        v: 1,
        t: 'result',
        id: 9,
        outcome: { ok: true, value: { args: { id: 1 }, context: { contactId: 'c1' } } },
      },
    ]);
  });

  it('answers an intercepted event', async () => {
    const host = startWithHost({
      handlers: { check: async () => Promise.resolve(block('No country code.')) },
    });
    host.say(invoke('check'));
    await host.quiet();
    expect(host.of('result')).toMatchObject([
      { outcome: { value: { type: 'block', reason: 'No country code.' } } },
    ]);
  });

  it('answers a handler that throws, or that is not there, with the reason', async () => {
    const host = startWithHost({
      handlers: {
        save: () => {
          throw new Error('no disk');
        },
      },
    });
    host.say(invoke('save'));
    host.say(invoke('toString'));
    await host.quiet();
    expect(host.of('result')).toMatchObject([
      { outcome: { ok: false, error: { code: 'PLUGIN_ERROR', message: 'no disk' } } },
      { outcome: { ok: false, error: { message: 'This plugin has no handler "toString".' } } },
    ]);
  });

  it('answers a heartbeat in the form a broker reads', () => {
    const host = startWithHost({});
    host.say({ t: 'ping', id: 4 });
    expect(JSON.stringify(host.heard.at(-1))).toBe('{"v":1,"t":"pong","id":4}');
  });

  it('logs a rejection nobody handled', () => {
    const host = startWithHost({});
    host.reject(new Error('forgotten'));
    expect(host.of('log')).toMatchObject([{ level: 'error', text: 'Unhandled: forgotten' }]);
  });

  it('passes over a message of another version', () => {
    const host = startWithHost({});
    host.say({ t: 'ping', id: 1, ...{ v: 2 } });
    expect(host.of('pong')).toEqual([]);
  });
});

describe('the api of a plugin', () => {
  it('asks the host and gets its answer', async () => {
    const host = startWithHost({ handlers: { read: (api) => api.host.call('contacts.read', { id: 1 }) } });
    host.say(invoke('read'));
    await host.quiet();
    const [call] = host.of('call');
    expect(call).toMatchObject({ method: 'host.call', params: { name: 'contacts.read', params: { id: 1 } } });
    host.say({ t: 'reply', id: Number(call?.id), outcome: { ok: true, value: { name: 'Ada' } } });
    await host.quiet();
    expect(host.of('result')).toMatchObject([{ outcome: { ok: true, value: { name: 'Ada' } } }]);
  });

  it('rejects a refused call with its code', async () => {
    const host = startWithHost({ handlers: { read: (api) => api.storage.get('x') } });
    host.say(invoke('read'));
    await host.quiet();
    const error = { code: 'NO_STORAGE', message: 'This host keeps no values for plugins.' };
    host.say({ t: 'reply', id: Number(host.of('call')[0]?.id), outcome: { ok: false, error } });
    await host.quiet();
    expect(host.of('result')).toMatchObject([{ outcome: { ok: false, error } }]);
  });

  it('knows its grants and settings', async () => {
    const host = startWithHost({
      handlers: {
        look: (api) => ({
          read: api.can('contacts:read'),
          write: api.can('contacts:write'),
          ...api.settings.value,
        }),
      },
    });
    host.say(init({ grants: ['contacts:read'], settings: { strict: true } }));
    host.say(invoke('look'));
    await host.quiet();
    expect(host.of('result')).toMatchObject([
      { outcome: { value: { read: true, write: false, strict: true } } },
    ]);
  });

  it('reads a response that came through the host', async () => {
    const host = startWithHost({
      handlers: {
        weather: async (api) => {
          const response = await api.fetch('https://weather.example/now', { headers: { a: 'b' } });
          return {
            ok: response.ok,
            type: response.headers['content-type'] ?? null,
            body: await response.json(),
          };
        },
      },
    });
    host.say(invoke('weather'));
    await host.quiet();
    const [call] = host.of('call');
    expect(call?.params).toEqual({
      url: 'https://weather.example/now',
      method: 'GET',
      headers: { a: 'b' },
      body: null,
    });
    const value = { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"sun":true}' };
    host.say({ t: 'reply', id: Number(call?.id), outcome: { ok: true, value } });
    await host.quiet();
    expect(host.of('result')).toMatchObject([
      { outcome: { value: { ok: true, type: 'application/json', body: { sun: true } } } },
    ]);
  });

  it('has nothing else to reach the network with', async () => {
    const host = startWithHost({
      handlers: { weather: (api) => api.fetch('https://weather.example').then(() => null) },
    });
    host.say(invoke('weather'));
    await host.quiet();
    host.say({
      t: 'reply',
      id: Number(host.of('call')[0]?.id),
      outcome: { ok: true, value: 'not a response' },
    });
    await host.quiet();
    expect(host.of('result')).toMatchObject([{ outcome: { ok: false, error: { code: 'BAD_RESPONSE' } } }]);
  });

  it('toasts, closes, asks for permissions and logs through the host', async () => {
    const host = startWithHost({
      handlers: {
        act: (api) => {
          void api.toast('Saved', 'success');
          void api.close();
          void api.permissions.request('contacts:write');
          void api.storage.set('a', 1);
          void api.storage.delete('a');
          api.log('done', { a: 1 });
          return null;
        },
      },
    });
    host.say(invoke('act'));
    await host.quiet();
    expect(host.of('call').map(({ method, params }) => [method, params])).toEqual([
      ['toast', { message: 'Saved', tone: 'success' }],
      ['close', null],
      ['permissions.request', { name: 'contacts:write' }],
      ['storage.set', { key: 'a', value: 1 }],
      ['storage.delete', { key: 'a' }],
    ]);
    expect(host.of('log')).toMatchObject([{ level: 'info', text: 'done {"a":1}' }]);
  });
});
