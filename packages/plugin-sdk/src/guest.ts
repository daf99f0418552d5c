import { createCalls } from './calls.ts';
import { createPluginApi } from './create-plugin-api.ts';
import type { GuestPort } from './guest-port.ts';
import { createListenerTable } from './listener-table.ts';
import { messageOf } from './message-of.ts';
import { outcomeOf } from './outcome-of.ts';
import { isPlainObject } from './plain-object.ts';
import type { PluginDefinition } from './plugin.ts';
import { createRoots } from './roots.ts';
import { createSignal } from './signal.ts';
import { WIRE_VERSION, type GuestMessage, type HostMessage, type JsonObject } from './wire.ts';

/** Runs a plugin behind a port: answers the host's messages and says hello first. */
export function startGuest(definition: PluginDefinition, port: GuestPort): void {
  const { modules = {}, handlers = {} } = definition;
  const send = (message: GuestMessage): void => {
    port.send(JSON.stringify(message));
  };
  const log = (text: string, level: 'info' | 'error' = 'info'): void => {
    send({ v: WIRE_VERSION, t: 'log', level, text: text.slice(0, 4_000) });
  };
  const calls = createCalls(send);
  const listeners = createListenerTable();
  const settings = createSignal<JsonObject>({});
  const grants = createSignal<readonly string[]>([]);

  const apiFor = (root: number, context: JsonObject, props: JsonObject = {}) => {
    const signal = createSignal(context);
    return { signal, api: createPluginApi({ root, context: signal, settings, props, grants, calls, log }) };
  };
  const roots = createRoots({ modules, listeners, send, apiFor });

  const answer = async (id: number, work: () => unknown): Promise<void> => {
    send({ v: WIRE_VERSION, t: 'result', id, outcome: await outcomeOf(work) });
  };

  function receive(message: HostMessage): void {
    switch (message.t) {
      case 'init':
        if (!sameNames(grants.value, message.grants)) grants.set(message.grants);
        settings.set(message.settings);
        return;
      case 'render':
        roots.render(message);
        return;
      case 'context':
        roots.setContext(message.root, message.context);
        return;
      case 'unrender':
        roots.remove(message.root);
        return;
      case 'invoke':
        void answer(message.id, () => {
          const handler = Object.hasOwn(handlers, message.handler) ? handlers[message.handler] : undefined;
          if (!handler) throw new Error(`This plugin has no handler "${message.handler}".`);
          return handler(apiFor(0, message.context).api, message.args);
        });
        return;
      case 'event':
        void answer(message.id, () => listeners.call(message.fn, message.args));
        return;
      case 'refused': {
        const { handler, fields } = message;
        for (const field of fields) log(`${handler}: ${field.message} (${field.code})`, 'error');
        definition.onRefused?.({ handler, fields });
        return;
      }
      case 'reply':
        calls.settle(message.id, message.outcome);
        return;
      case 'ping':
        send({ v: WIRE_VERSION, t: 'pong', id: message.id });
    }
  }

  port.listenForRejections((reason) => {
    log(`Unhandled: ${messageOf(reason)}`, 'error');
  });
  port.listen((text) => {
    const message: unknown = JSON.parse(text);
    if (isHostMessage(message)) receive(message);
  });
  send({ v: WIRE_VERSION, t: 'hello', modules: Object.keys(modules), handlers: Object.keys(handlers) });
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

/** The host is trusted by its plugins; only the version is checked. */
function isHostMessage(message: unknown): message is HostMessage {
  return isPlainObject(message) && message.v === WIRE_VERSION;
}
