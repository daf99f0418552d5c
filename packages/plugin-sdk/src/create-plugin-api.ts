import { useEffect, useState } from 'preact/hooks';
import type { Calls } from './calls.ts';
import { createFetch } from './create-fetch.ts';
import type { FetchOptions, PluginApi, ReadonlySignal } from './plugin-api.ts';
import type { Json, JsonObject } from './wire.ts';

/** What one module or handler sees of the world. */
export interface ApiParts {
  /** The tree the api belongs to; 0 for handlers. */
  readonly root: number;
  readonly context: ReadonlySignal<JsonObject>;
  readonly settings: ReadonlySignal<JsonObject>;
  readonly props: JsonObject;
  readonly grants: ReadonlySignal<readonly string[]>;
  readonly calls: Calls;
  readonly log: (text: string) => void;
}

/** Builds the `api` handed to a module or handler. It holds no authority: every act is a question to the host. */
export function createPluginApi(parts: ApiParts): PluginApi {
  const { root, calls, context, grants } = parts;
  const ask = (method: string, params: Json): Promise<Json> => calls.call(root, method, params);
  const doing = async (method: string, params: Json): Promise<void> => {
    await ask(method, params);
  };

  return {
    context,
    useContext: () => useSignal(context),
    props: parts.props,
    settings: parts.settings,
    host: { call: (name, params = null) => ask('host.call', { name, params }) },
    fetch: (url: string, options?: FetchOptions) => createFetch(ask)(url, options),
    storage: {
      get: (key) => ask('storage.get', { key }),
      set: (key, value) => doing('storage.set', { key, value }),
      delete: (key) => doing('storage.delete', { key }),
    },
    functions: { invoke: (name, payload = null) => ask('functions.invoke', { name, payload }) },
    can: (permission) => grants.value.includes(permission),
    useCan: (permission) => useSignal(grants).includes(permission),
    permissions: {
      granted: grants,
      request: async (name) => (await ask('permissions.request', { name })) === true,
    },
    toast: (message, tone = 'info') => doing('toast', { message, tone }),
    close: () => doing('close', null),
    log: (message, detail) => {
      parts.log(detail === undefined ? message : `${message} ${JSON.stringify(detail)}`);
    },
  };
}

function useSignal<T>(signal: ReadonlySignal<T>): T {
  const [value, setValue] = useState(signal.value);
  useEffect(() => {
    // It may have changed between drawing and this effect.
    setValue(signal.value);
    return signal.subscribe(setValue);
  }, [signal]);
  return value;
}
