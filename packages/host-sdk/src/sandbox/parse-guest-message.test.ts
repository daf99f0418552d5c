import { parseGuestMessage } from './parse-guest-message.ts';

const message = (parts: object): string => JSON.stringify({ v: 1, ...parts });

describe('reading a message of a plugin', () => {
  it.each<[string, object]>([
    ['hello', { t: 'hello', modules: ['a'], handlers: [] }],
    ['mutate', { t: 'mutate', root: 1, records: [[1, 'a', 0]] }],
    ['call', { t: 'call', id: 1, root: 0, method: 'toast', params: { message: 'x' } }],
    ['failed', { t: 'failed', root: 1, message: 'x' }],
    ['result', { t: 'result', id: 1, outcome: { ok: true, value: [1] } }],
    ['refusal', { t: 'result', id: 1, outcome: { ok: false, error: { code: 'X', message: 'y' } } }],
    ['log', { t: 'log', level: 'error', text: 'x' }],
  ])('reads %s and drops what it does not know', (_name, parts) => {
    expect(JSON.stringify(parseGuestMessage(message({ ...parts, extra: 1 })))).toBe(message(parts));
  });

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['null', 'null'],
    ['another version', JSON.stringify({ v: 2, t: 'hello', modules: [], handlers: [] })],
    ['no version', JSON.stringify({ t: 'hello', modules: [], handlers: [] })],
    ['an unknown form', message({ t: 'eval', code: '1' })],
    ['a form named like an object has it', message({ t: 'constructor' })],
    ['names that are none', message({ t: 'hello', modules: [1], handlers: [] })],
    ['too many names', message({ t: 'hello', modules: Array(1_001).fill('x'), handlers: [] })],
    ['a root that is no count', message({ t: 'mutate', root: -1, records: [] })],
    ['records that are no list', message({ t: 'mutate', root: 1, records: {} })],
    ['a call without a method', message({ t: 'call', id: 1, root: 0, params: null })],
    ['poisoned params', '{"v":1,"t":"call","id":1,"root":0,"method":"x","params":{"__proto__":{"a":1}}}'],
    ['a poisoned result', '{"v":1,"t":"result","id":1,"outcome":{"ok":true,"value":{"constructor":1}}}'],
    ['an outcome that is none', message({ t: 'result', id: 1, outcome: 'ok' })],
    ['a refusal without a reason', message({ t: 'result', id: 1, outcome: { ok: false } })],
    ['a log of another level', message({ t: 'log', level: 'fatal', text: 'x' })],
  ])('refuses %s', (_name, text) => {
    expect(() => parseGuestMessage(text)).toThrow('The plugin sent');
  });

  it('shortens what is only shown', () => {
    expect(parseGuestMessage(message({ t: 'failed', root: 1, message: 'x'.repeat(900) }))).toMatchObject({
      message: 'x'.repeat(500),
    });
  });
});
