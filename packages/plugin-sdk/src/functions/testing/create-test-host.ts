import type { Json, JsonObject } from '../../json.ts';
import { parseJson } from '../../parse-json.ts';
import { isPlainObject } from '../../plain-object.ts';
import type { FetchResponse } from '../../plugin-api.ts';
import type { FunctionApi, StoredKeys } from '../function-api.ts';
import { openTestCalls } from './test-calls.ts';
import type { FetchRequest, TestHostOptions } from './test-host-options.ts';

/** A host in memory, and what a function did to it. */
export interface TestHost {
  readonly api: FunctionApi;
  /** Every line of `api.log`, the detail as JSON behind the message. */
  readonly logs: readonly string[];
  /** Every call, in order: `storage.get`, `fetch`, or a name of the host. */
  readonly calls: readonly { readonly op: string; readonly args: Json }[];
  readonly requests: readonly FetchRequest[];
  /** What is stored now. */
  readonly stored: () => JsonObject;
}

/** The `api` of a function with nothing behind it but a test's table. Values cross as JSON, as they do in the sandbox. */
export function createTestHost(options: TestHostOptions = {}): TestHost {
  const { answer, requests, stored } = openTestCalls(options);
  const logs: string[] = [];
  const calls: { op: string; args: Json }[] = [];

  const call = (op: string, args: Json): Promise<Json> => {
    calls.push({ op, args });
    return answer(op, args);
  };
  const doing = async (op: string, args: Json): Promise<void> => {
    await call(op, args);
  };
  return {
    logs,
    calls,
    requests,
    stored,
    api: {
      context: options.context ?? {},
      settings: options.settings ?? {},
      host: { call: (name, params = null) => call(name, params) },
      fetch: async (url, { method = 'GET', headers = {}, body } = {}) =>
        responseFrom(await call('fetch', { url, method, headers, body: body ?? null })),
      storage: {
        get: (key) => call('storage.get', { key }),
        set: (key, value) => doing('storage.set', { key, value }),
        delete: (key) => doing('storage.delete', { key }),
        list: async (query = {}) => keysFrom(await call('storage.list', { ...query })),
      },
      secrets: { placeholder: (name) => `{{secret:${name}}}` },
      log: (message, detail) => {
        logs.push(detail === undefined ? message : `${message} ${JSON.stringify(detail)}`);
      },
      now: options.now ?? Date.now(),
    },
  };
}

function responseFrom(answer: Json): FetchResponse {
  const { status, headers, body } = objectOf(answer);
  const code = typeof status === 'number' ? status : 0;
  const told = typeof body === 'string' ? body : '';
  return {
    status: code,
    ok: code >= 200 && code < 300,
    headers: Object.fromEntries(
      Object.entries(objectOf(headers)).map(([name, value]) => [name, String(value)]),
    ),
    text: () => Promise.resolve(told),
    json: async () => parseJson(await Promise.resolve(told)),
  };
}

function keysFrom(answer: Json): StoredKeys {
  const { keys, more } = objectOf(answer);
  return { keys: Array.isArray(keys) ? keys.map(String) : [], more: more === true };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isPlainObject(value) ? value : {};
}
