import type { EventOutcome } from '../event-outcome.ts';
import type { Json, JsonObject } from '../json.ts';
import type { FetchOptions, FetchResponse } from '../plugin-api.ts';

/** Values kept for one installation; each call is one host call of the invocation. */
export interface FunctionStorage {
  /** Null when nothing is stored under the key. */
  readonly get: (key: string) => Promise<Json>;
  readonly set: (key: string, value: Json) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
  /** Keys in their order; at most 100 without `limit`. `more` says to ask again, `after` the last of them. */
  readonly list: (query?: StorageQuery) => Promise<StoredKeys>;
}

export interface StorageQuery {
  readonly prefix?: string;
  readonly after?: string;
  readonly limit?: number;
}

export interface StoredKeys {
  readonly keys: readonly string[];
  readonly more: boolean;
}

/**
 * All that a function can reach; it may take what it needs out of it: `(payload, { storage, log }) => …`. Every call is
 * decided outside the sandbox, by what the installation was granted; a refused one rejects with an error that has a `code`.
 */
export interface FunctionApi<Context extends JsonObject = JsonObject> {
  /** Who and what set it going: the installation's place, the trigger, the caller of a public function. */
  readonly context: Context;
  /** What the organization's administrator set. */
  readonly settings: JsonObject;
  readonly host: {
    /**
     * Calls what the host answers functions on the server, such as `contacts.read`; its surface says which, with what, and
     * what permission it takes. Rejects with a `code`: `NOT_GRANTED`, `UNKNOWN_API`, `NOT_AVAILABLE` (only pages may call
     * it), `BAD_INPUT`, `HOST_REFUSED`, `HOST_NOT_ANSWERING`, `HOST_ANSWERED_BADLY`, `QUOTA_USED_UP`. Nothing is asked
     * twice by itself. Locally, `guildhall run --answers` and the test kit answer it.
     */
    readonly call: (name: string, params?: Json) => Promise<Json>;
  };
  /** Reaches an origin named in plugin.json, through Guildhall. There is no other way to the network. */
  readonly fetch: (url: string, options?: FetchOptions) => Promise<FetchResponse>;
  readonly storage: FunctionStorage;
  readonly secrets: {
    /** Text to put into a header: the secret takes its place outside, on the way to an origin declared for it. */
    readonly placeholder: (name: string) => string;
  };
  /** Writes to the log that the organization's administrators and the marketplace's staff read. At most 100 lines an invocation. */
  readonly log: (message: string, detail?: Json) => void;
  /** Epoch milliseconds, as `Date.now()` says. */
  readonly now: number;
}

/** One function. Interceptors answer with allow, block or patch. */
export type PluginFunction = (
  payload: Json,
  api: FunctionApi,
) => Json | EventOutcome | undefined | Promise<Json | EventOutcome | undefined>;

/** Functions by the name that plugin.json gives them. */
export type FunctionTable = Readonly<Record<string, PluginFunction>>;
