import { BatchingRemoteConnection, RemoteRootElement } from '@remote-dom/core/elements';
import { h, render, type FunctionComponent } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import type { ListenerTable } from './listener-table.ts';
import { toJson } from './parse-json.ts';
import type { PluginApi } from './plugin-api.ts';
import type { PluginModule } from './plugin.ts';
import type { Signal } from './signal.ts';
import { messageOf } from './message-of.ts';
import { WIRE_VERSION, type GuestMessage, type HostMessage, type JsonObject } from './wire.ts';

type RenderMessage = Extract<HostMessage, { t: 'render' }>;

interface RootsOptions {
  readonly modules: Readonly<Record<string, PluginModule>>;
  readonly listeners: ListenerTable;
  readonly send: (message: GuestMessage) => void;
  readonly apiFor: (
    root: number,
    context: JsonObject,
    props: JsonObject,
  ) => { signal: Signal<JsonObject>; api: PluginApi };
}

/** The trees a plugin draws: one for each contribution on screen. */
export interface Roots {
  render(message: RenderMessage): void;
  setContext(root: number, context: JsonObject): void;
  remove(root: number): void;
}

const ROOT_ELEMENT = 'gh-root';

export function createRoots({ modules, listeners, send, apiFor }: RootsOptions): Roots {
  const roots = new Map<number, { element: RemoteRootElement; context: Signal<JsonObject> }>();
  if (!customElements.get(ROOT_ELEMENT)) customElements.define(ROOT_ELEMENT, RemoteRootElement);

  function connect(element: RemoteRootElement, root: number): void {
    const mutate = (records: readonly unknown[]): void => {
      const encoded = records.map((record) => toJson(listeners.encode(record)));
      send({ v: WIRE_VERSION, t: 'mutate', root, records: encoded });
    };
    // Batched in a microtask: one message for one redraw.
    element.connect(new BatchingRemoteConnection({ mutate, call: () => undefined }));
  }

  return {
    render({ root, module: name, props, context }) {
      const module = Object.hasOwn(modules, name) ? modules[name] : undefined;
      if (!module) {
        send({ v: WIRE_VERSION, t: 'failed', root, message: `This plugin has no module "${name}".` });
        return;
      }
      const element = createRoot();
      const { signal, api } = apiFor(root, context, props);
      const Module: FunctionComponent = () => module(api);
      roots.set(root, { element, context: signal });
      connect(element, root);
      const fail = (error: unknown): void => {
        send({ v: WIRE_VERSION, t: 'failed', root, message: messageOf(error) });
      };
      render(h(Boundary, { fail }, h(Module, null)), element);
    },
    setContext(root, context) {
      roots.get(root)?.context.set(context);
    },
    remove(root) {
      const shown = roots.get(root);
      roots.delete(root);
      if (shown) render(null, shown.element);
    },
  };
}

/** The polyfill gives an element its document only when the document makes it. */
function createRoot(): RemoteRootElement {
  const element = document.createElement(ROOT_ELEMENT);
  if (element instanceof RemoteRootElement) return element;
  throw new TypeError(`<${ROOT_ELEMENT}> is something else.`);
}

/** A module that throws takes down its own tree only. */
const Boundary: FunctionComponent<{ fail: (error: unknown) => void }> = ({ fail, children }) => {
  const boundary = useErrorBoundary(fail);
  return boundary[0] === undefined ? children : null;
};
