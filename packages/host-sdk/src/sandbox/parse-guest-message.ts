import { WIRE_VERSION, type CallOutcome, type GuestMessage } from '@guildhall/plugin-sdk/wire';
import { cleanJson } from './clean-json.ts';
import { isPlainObject } from './plain-object.ts';
import { SandboxError } from './sandbox-error.ts';

type Raw = Record<string, unknown>;

/**
 * Reads one message of a plugin. Records stay unread: `checkRecords` knows what they may say.
 *
 * @throws SandboxError on anything this version of the wire does not know.
 */
export function parseGuestMessage(text: string): GuestMessage {
  const raw = parse(text);
  if (!isPlainObject(raw) || raw.v !== WIRE_VERSION)
    throw unknown(`a message of another version than ${WIRE_VERSION}`);
  const read = typeof raw.t === 'string' && Object.hasOwn(READERS, raw.t) ? READERS[raw.t] : undefined;
  const message = read?.(raw);
  if (!message) throw unknown(`a message of the unknown form "${String(raw.t).slice(0, 40)}"`);
  return message;
}

const v = WIRE_VERSION;

const READERS: Readonly<Record<string, (raw: Raw) => GuestMessage | null>> = {
  hello: ({ modules, handlers }) =>
    isNames(modules) && isNames(handlers) ? { v, t: 'hello', modules, handlers } : null,
  mutate: ({ root, records }) =>
    isCount(root) && isList(records) ? { v, t: 'mutate', root, records } : null,
  call: ({ id, root, method, params }) => {
    const clean = cleanJson(params ?? null);
    if (!isCount(id) || !isCount(root) || typeof method !== 'string' || clean === undefined) return null;
    return { v, t: 'call', id, root, method, params: clean };
  },
  failed: ({ root, message }) =>
    isCount(root) && typeof message === 'string'
      ? { v, t: 'failed', root, message: message.slice(0, 500) }
      : null,
  result: ({ id, outcome }) => {
    const read = readOutcome(outcome);
    return isCount(id) && read ? { v, t: 'result', id, outcome: read } : null;
  },
  log: ({ level, text }) =>
    (level === 'info' || level === 'error') && typeof text === 'string'
      ? { v, t: 'log', level, text: text.slice(0, 4_000) }
      : null,
};

function readOutcome(outcome: unknown): CallOutcome | null {
  if (!isPlainObject(outcome)) return null;
  if (outcome.ok === true) {
    const value = cleanJson(outcome.value ?? null);
    return value === undefined ? null : { ok: true, value };
  }
  const { error } = outcome;
  if (!isPlainObject(error) || typeof error.code !== 'string' || typeof error.message !== 'string')
    return null;
  return { ok: false, error: { code: error.code.slice(0, 64), message: error.message.slice(0, 1_000) } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unknown('something that is no JSON');
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 1_000 && value.every((name) => typeof name === 'string');
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function unknown(what: string): SandboxError {
  return new SandboxError('PROTOCOL', `The plugin sent ${what}.`);
}
