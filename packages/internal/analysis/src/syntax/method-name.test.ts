import { createFileLinker } from '../link-files.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { methodName } from './method-name.ts';

function nameIn(text: string): string | null {
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  const [call] = source?.index.calls ?? [];
  if (!call) throw new Error('The text holds a call.');
  return methodName(call);
}

describe('the name a call finds its function by', () => {
  it.each([
    ['a method', 'socket.send(1)', 'send'],
    ['a method that may be missing', 'socket?.send?.(1)', 'send'],
    ['a method in quotes', 'socket["send"](1)', 'send'],
    ['a computed method', 'socket[name](1)', null],
    ['a plain function', 'send(1)', null],
    ['what is made', 'new socket.Send(1)', null],
    ['a tag', 'socket.send`1`', null],
  ])('of %s', (_what, text, name) => {
    expect(nameIn(text)).toBe(name);
  });
});
