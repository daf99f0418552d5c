import type { HostMessage } from '@guildhall/plugin-sdk/wire';
import type { ChannelListener, OpenChannel } from '../sandbox/channel.ts';

/** A plugin played by a test. */
export interface FakePlugin {
  readonly code: string;
  readonly received: HostMessage[];
  readonly closed: boolean;
  /** Sends a message of the wire. */
  say(message: object): void;
  /** Sends anything. */
  text(text: string): void;
  down(reason: string): void;
}

/** Opens channels to plugins that do only what the test makes them do, beginning with hello unless told otherwise. */
export function fakePlugins({ silent = false } = {}): { open: OpenChannel; started: FakePlugin[] } {
  const started: FakePlugin[] = [];
  const open: OpenChannel = (code, listener) => {
    const received: HostMessage[] = [];
    let closed = false;
    const say = (message: object): void => {
      listener.texts([JSON.stringify({ v: 1, ...message })]);
    };
    const plugin: FakePlugin = {
      code,
      received,
      say,
      get closed() {
        return closed;
      },
      text: (text) => {
        listener.texts([text]);
      },
      down: (reason) => {
        downNow(listener, reason);
      },
    };
    started.push(plugin);
    if (!silent)
      queueMicrotask(() => {
        say({ t: 'hello', modules: [], handlers: [] });
      });
    return {
      send: (text) => {
        const message: unknown = JSON.parse(text);
        if (isHostMessage(message)) received.push(message);
      },
      close: () => {
        closed = true;
      },
    };
  };
  return { open, started };
}

/** What the host sends in a test is what the host sends. */
function isHostMessage(message: unknown): message is HostMessage {
  return typeof message === 'object';
}

function downNow(listener: ChannelListener, reason: string): void {
  listener.down(reason, `It went down: ${reason}.`);
}
