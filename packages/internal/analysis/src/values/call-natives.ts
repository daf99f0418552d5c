import { Buffer } from 'node:buffer';
import { asText, constant, isDecoded, numberOf, UNKNOWN, type Value } from './value.ts';

/** Longest text or list that folding may build, in characters or items. */
export const FOLD_LIMIT = 100_000;

type Native = (args: readonly Value[]) => Value;

const decodedText = (text: string | null): Value => (text === null ? UNKNOWN : constant(text, true));
const first = (args: readonly Value[]): string | null => (args[0] ? asText(args[0]) : null);

function charCodes(args: readonly Value[], make: (code: number) => string): Value {
  const codes = args.map(numberOf);
  if (!codes.every((code) => code !== null && code >= 0 && code <= 0x10ffff)) return UNKNOWN;
  return constant(codes.map((code) => make(code ?? 0)).join(''), true);
}

const ENCODINGS = [
  'base64',
  'base64url',
  'hex',
  'utf8',
  'utf-8',
  'latin1',
  'binary',
  'ascii',
  'utf16le',
  'ucs2',
] as const;

export function encodingOf(value: Value | undefined): (typeof ENCODINGS)[number] | null {
  const name = value ? asText(value) : 'utf8';
  return ENCODINGS.find((encoding) => encoding === name?.toLowerCase()) ?? null;
}

function percentDecoded(text: string | null, decode: (text: string) => string): Value {
  if (text === null) return UNKNOWN;
  try {
    return constant(decode(text), text.includes('%'));
  } catch {
    return UNKNOWN;
  }
}

/** What global functions give for constant arguments. None of them runs code of the file. */
export const NATIVES: ReadonlyMap<string, Native> = new Map<string, Native>([
  ['atob', (args) => decodedText(base64(first(args)))],
  [
    'btoa',
    (args) => {
      const text = first(args);
      return text === null ? UNKNOWN : constant(Buffer.from(text, 'latin1').toString('base64'));
    },
  ],
  [
    'unescape',
    (args) =>
      percentDecoded(first(args), (text) =>
        text.replace(
          /%u([0-9a-f]{4})|%([0-9a-f]{2})/gi,
          (_, wide: string | undefined, narrow: string | undefined) =>
            String.fromCharCode(parseInt(wide ?? narrow ?? '', 16)),
        ),
      ),
  ],
  ['escape', (args) => encoded(first(args), escapeText)],
  ['encodeURIComponent', (args) => encoded(first(args), encodeURIComponent)],
  ['encodeURI', (args) => encoded(first(args), encodeURI)],
  ['decodeURIComponent', (args) => percentDecoded(first(args), decodeURIComponent)],
  ['decodeURI', (args) => percentDecoded(first(args), decodeURI)],
  ['String.fromCharCode', (args) => charCodes(args, (code) => String.fromCharCode(code))],
  ['String.fromCodePoint', (args) => charCodes(args, (code) => String.fromCodePoint(code))],
  [
    'String',
    (args) => {
      const text = first(args);
      return text === null ? UNKNOWN : constant(text, args.some(isDecoded));
    },
  ],
  [
    'Number',
    (args) => {
      const value = args[0] ? numberOf(args[0]) : 0;
      return value === null ? UNKNOWN : constant(value);
    },
  ],
  [
    'parseInt',
    (args) => {
      const text = first(args);
      const radix = args[1] ? numberOf(args[1]) : 10;
      return text === null || radix === null
        ? UNKNOWN
        : constant(args[1] ? parseInt(text, radix) : parseInt(text));
    },
  ],
  [
    'Number.parseInt',
    (args) => {
      const text = first(args);
      return text === null ? UNKNOWN : constant(parseInt(text, args[1] ? (numberOf(args[1]) ?? 10) : 10));
    },
  ],
  [
    'Boolean',
    (args) => {
      const value = args[0];
      return value?.kind === 'constant' ? constant(Boolean(value.value)) : UNKNOWN;
    },
  ],
  ['Array.from', (args) => listFrom(args)],
  ['Array.of', (args) => ({ kind: 'list', items: [...args] })],
  [
    'Array',
    (args) => ({
      kind: 'list',
      items:
        args.length === 1 && args[0]?.kind === 'constant' && typeof args[0].value === 'number'
          ? Array.from({ length: Math.min(1000, Math.max(0, args[0].value)) }, () => constant(undefined))
          : [...args],
    }),
  ],
  ['Buffer.from', (args) => bytesFrom(args)],
  ['buffer.Buffer.from', (args) => bytesFrom(args)],
  ['Uint8Array.from', (args) => args[0] ?? UNKNOWN],
  ['Object.freeze', (args) => args[0] ?? UNKNOWN],
  ['JSON.parse', (args) => parsedJson(first(args))],
  [
    'Math.floor',
    (args) => {
      const value = args[0] ? numberOf(args[0]) : null;
      return value === null ? UNKNOWN : constant(Math.floor(value));
    },
  ],
  ['Symbol', (args) => symbol(first(args))],
  ['Symbol.for', (args) => symbol(first(args))],
]);

function encoded(text: string | null, encode: (text: string) => string): Value {
  if (text === null) return UNKNOWN;
  try {
    return constant(encode(text));
  } catch {
    return UNKNOWN;
  }
}

/** What `escape` gives, the twin of `unescape` above. */
function escapeText(text: string): string {
  return text.replace(/[^\w@*+./-]/g, (char) => {
    const code = char.charCodeAt(0);
    return code < 256
      ? `%${code.toString(16).toUpperCase().padStart(2, '0')}`
      : `%u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

/** A symbol is no text, but it knows the one it was made with. */
function symbol(text: string | null): Value {
  return text === null
    ? UNKNOWN
    : { kind: 'record', members: new Map([['description', constant(text, true)]]) };
}

function base64(text: string | null): string | null {
  if (text === null || !/^[\w+/=\s-]*$/.test(text)) return null;
  return Buffer.from(text, 'base64').toString('latin1');
}

/** A buffer is kept as its Latin-1 text; `toString` reads that back in the encoding asked for. */
function bytesFrom(args: readonly Value[]): Value {
  const source = args[0];
  if (source?.kind === 'list') {
    const codes = source.items.map(numberOf);
    return codes.every((code) => code !== null)
      ? constant(Buffer.from(codes).toString('latin1'), true)
      : UNKNOWN;
  }
  const encoding = encodingOf(args[1]);
  if (source?.kind !== 'constant' || typeof source.value !== 'string' || !encoding) return UNKNOWN;
  return constant(
    Buffer.from(source.value, encoding).toString('latin1'),
    encoding === 'base64' || encoding === 'hex' || encoding === 'base64url' || source.decoded,
  );
}

function listFrom(args: readonly Value[]): Value {
  const source = args[0];
  if (args.length > 1 || !source) return UNKNOWN;
  if (source.kind === 'list') return source;
  if (source.kind !== 'constant' || typeof source.value !== 'string') return UNKNOWN;
  return {
    kind: 'list',
    items: Array.from(source.value.slice(0, FOLD_LIMIT), (char) => constant(char, source.decoded)),
  };
}

function parsedJson(text: string | null): Value {
  if (text === null) return UNKNOWN;
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return UNKNOWN;
  }
}

function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return { kind: 'list', items: value.slice(0, 10_000).map(fromJson) };
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return constant(value);
  if (typeof value !== 'object') return UNKNOWN;
  const members = Object.entries(value).slice(0, 1000);
  return { kind: 'record', members: new Map(members.map(([key, member]) => [key, fromJson(member)])) };
}
