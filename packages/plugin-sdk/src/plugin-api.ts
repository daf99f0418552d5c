import type { Json, JsonObject } from './json.ts';

/** A value that changes under the plugin: read it now, or be told. */
export interface ReadonlySignal<T> {
  readonly value: T;
  /** Calls back on every change until the returned function is called. */
  subscribe(listener: (value: T) => void): () => void;
}

/** Options of `api.fetch`. The host adds no credentials. */
export interface FetchOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** What `api.fetch` answers. The body is read whole before it reaches the plugin. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  text(): Promise<string>;
  json(): Promise<Json>;
}

/** Values kept for one installation by the host. */
export interface PluginStorage {
  /** Null when nothing is stored under the key. */
  get(key: string): Promise<Json>;
  set(key: string, value: Json): Promise<void>;
  delete(key: string): Promise<void>;
}

/**
 * Everything a module or handler may do. Calls are checked by the host against what the installation was granted,
 * whatever the plugin believes; a refused call rejects with a `PluginCallError`.
 */
export interface PluginApi<Context extends JsonObject = JsonObject, Props extends JsonObject = JsonObject> {
  /** What the page is about, for instance `{ contactId }`. Reactive. */
  readonly context: ReadonlySignal<Context>;
  /** Hook: the context, rendering the module again when it changes. */
  useContext(): Context;
  /** What the slot hands to this contribution. Empty for handlers. */
  readonly props: Props;
  readonly host: {
    /** Calls a function the host offers, such as `contacts.read`. Needs the permission the host declares for it. */
    call(name: string, params?: Json): Promise<Json>;
  };
  /** Reaches an origin named in plugin.json, through the host. There is no other way to the network. */
  fetch(url: string, options?: FetchOptions): Promise<FetchResponse>;
  readonly storage: PluginStorage;
  readonly functions: {
    /** Runs one of the plugin's own functions on the server; plugin.json has to call it public. */
    invoke(name: string, payload?: Json): Promise<Json>;
  };
  /** What the organization's administrator set. Reactive. */
  readonly settings: ReadonlySignal<JsonObject>;
  /** True when the installation is granted this permission at this moment. */
  can(permission: string): boolean;
  /** Hook: the same, rendering the module again when it changes. */
  useCan(permission: string): boolean;
  readonly permissions: {
    /**
     * Permissions and origins as granted at this moment. Reactive: an administrator gives and takes them while the plugin
     * runs. What is taken back is refused from then on, whatever stands here.
     */
    readonly granted: ReadonlySignal<readonly string[]>;
    /** Asks for an optional permission of plugin.json; true when it is granted, so that the next call may use it. */
    request(name: string): Promise<boolean>;
  };
  /** Shows a short message in the host's own style. */
  toast(message: string, tone?: 'info' | 'success' | 'warning' | 'danger'): Promise<void>;
  /** Closes the panel or page this module is shown in. */
  close(): Promise<void>;
  /** Writes to the plugin's log, which its publisher may read. */
  log(message: string, detail?: Json): void;
}
