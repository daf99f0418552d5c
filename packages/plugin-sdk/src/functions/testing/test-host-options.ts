import type { Json, JsonObject } from '../../json.ts';

/** A request as it would leave for the network, before secrets take the place of their placeholders. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What an address answers. A body that is no text is sent as JSON. */
export interface FetchAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** What a test's host knows and answers. All of it may be left out: then everything is refused, as it would be. */
export interface TestHostOptions {
  readonly context?: JsonObject;
  readonly settings?: JsonObject;
  /** The host's own functions, by name. */
  readonly host?: Readonly<Record<string, (params: Json) => Json | Promise<Json>>>;
  /** By `GET https://api.example.com/path`; a trailing `*` stands for the rest of an address. */
  readonly fetch?: Readonly<Record<string, FetchAnswer | ((request: FetchRequest) => FetchAnswer)>>;
  /** What is stored before the function runs. */
  readonly storage?: JsonObject;
  /** Epoch milliseconds of `api.now`; `Date.now()` runs on in a test. */
  readonly now?: number;
}
