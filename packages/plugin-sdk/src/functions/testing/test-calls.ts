import type { Json, JsonObject } from '../../json.ts';
import { toJson } from '../../parse-json.ts';
import { isPlainObject } from '../../plain-object.ts';
import type { FetchAnswer, FetchRequest, TestHostOptions } from './test-host-options.ts';

/** A call that the host refuses: functions see its `code` and its message. */
export class HostCallRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'HostCallError';
    this.code = code;
  }
}

type Operation = (args: Readonly<Record<string, unknown>>, ground: Ground) => unknown;

/** What the calls of one test act upon. */
interface Ground {
  readonly options: TestHostOptions;
  readonly stored: Map<string, Json>;
  readonly requests: FetchRequest[];
}

const MOST_KEYS = 100;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'storage.get': ({ key }, { stored }) => stored.get(text(key, 'key')) ?? null,
  'storage.set': ({ key, value }, { stored }) => {
    stored.set(text(key, 'key'), toJson(value));
    return null;
  },
  'storage.delete': ({ key }, { stored }) => {
    stored.delete(text(key, 'key'));
    return null;
  },
  'storage.list': listKeys,
  fetch: answerFetch,
};

/** A host in memory, one call at a time. */
export interface TestCalls {
  /** Rejects with HostCallRefused, which has a code. */
  readonly answer: (op: string, args: unknown) => Promise<Json>;
  readonly requests: readonly FetchRequest[];
  /** What is stored now. */
  readonly stored: () => JsonObject;
}

/** Answers the calls of functions as the table of a test says, wherever the function runs. */
export function openTestCalls(options: TestHostOptions): TestCalls {
  const ground: Ground = { options, stored: new Map(Object.entries(options.storage ?? {})), requests: [] };
  return {
    requests: ground.requests,
    stored: () => Object.fromEntries(ground.stored),
    async answer(op, args) {
      const operation = Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : undefined;
      if (operation) return toJson(await operation(isPlainObject(args) ? args : {}, ground));
      const { host = {} } = options;
      const own = Object.hasOwn(host, op) ? host[op] : undefined;
      if (own) return toJson(await own(toJson(args)));
      throw new HostCallRefused(
        'NOT_AVAILABLE',
        `This host has no function "${op}". Give the test one in \`host\`.`,
      );
    },
  };
}

function listKeys(
  { prefix = '', after = '', limit = MOST_KEYS }: Readonly<Record<string, unknown>>,
  { stored }: Ground,
): Json {
  const wanted = [...stored.keys()]
    .filter((key) => key.startsWith(String(prefix)) && key > String(after))
    .sort();
  const most = Math.min(MOST_KEYS, Math.max(1, Number(limit)));
  return { keys: wanted.slice(0, most), more: wanted.length > most };
}

function answerFetch(args: Readonly<Record<string, unknown>>, { options, requests }: Ground): Json {
  const request: FetchRequest = {
    url: text(args['url'], 'url'),
    method: typeof args['method'] === 'string' ? args['method'].toUpperCase() : 'GET',
    headers: isPlainObject(args['headers']) ? textFields(args['headers']) : {},
    body: typeof args['body'] === 'string' ? args['body'] : null,
  };
  requests.push(request);
  const asked = `${request.method} ${request.url}`;
  const found = Object.entries(options.fetch ?? {}).find(([known]) => matches(known, asked));
  if (!found) {
    const message = `Nothing answers ${asked}. Give the test an answer in \`fetch\`.`;
    throw new HostCallRefused('ORIGIN_NOT_DECLARED', message);
  }
  const [, answer] = found;
  return responseOf(typeof answer === 'function' ? answer(request) : answer);
}

function matches(known: string, asked: string): boolean {
  return known.endsWith('*') ? asked.startsWith(known.slice(0, -1)) : known === asked;
}

function responseOf({ status = 200, headers = {}, body = '' }: FetchAnswer): Json {
  return { status, headers: { ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function textFields(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new HostCallRefused('BAD_INPUT', `"${name}" must be a text.`);
}
