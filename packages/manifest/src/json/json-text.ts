import { err, ok, type Result } from '@guildhall/kernel';
import type { ManifestError } from '../manifest-error.ts';
import type { Json } from './json.ts';
import { pointerTo } from './pointer.ts';
import { positionAt } from './position.ts';

/** A JSON text as read: its value, and where each part of it stands. */
export interface JsonDocument {
  readonly value: Json;
  /** Offset of the value at a pointer, or of the nearest part around it. */
  offsetOf(pointer: string): number;
}

const BLANK = /[ \t\r\n]*/y;
const STRING = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*"/uy;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const MAX_DEPTH = 64;

/** Thrown by the recursive descent and caught at its top; never leaves this file. */
class SyntaxFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Reads JSON strictly and remembers where everything stood.
 * JSON.parse cannot serve: it keeps the last of two equal keys silently, and a reviewer may have read the first.
 */
export function parseJsonText(text: string): Result<JsonDocument, ManifestError[]> {
  const offsets = new Map<string, number>();
  const duplicates: ManifestError[] = [];
  let at = 0;

  const token = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const fault = (expected: string): SyntaxFault => {
    const found = at < text.length ? JSON.stringify(text.charAt(at)) : 'the end of the file';
    return new SyntaxFault(`Expected ${expected} but found ${found}.`, at);
  };
  const take = (mark: string): boolean => {
    token(BLANK);
    if (text.charAt(at) !== mark) return false;
    at += 1;
    return true;
  };
  const expectMark = (mark: string, otherwise = `"${mark}"`): void => {
    if (!take(mark)) throw fault(otherwise);
  };
  const string = (expected: string): string => {
    token(BLANK);
    const start = at;
    const raw = token(STRING);
    if (raw === undefined) throw fault(expected);
    const value = String(JSON.parse(raw));
    if (!value.isWellFormed()) throw new SyntaxFault('This text holds half of a surrogate pair.', start);
    return value;
  };

  const object = (pointer: string, depth: number): Json => {
    const entries = new Map<string, Json>();
    if (take('}')) return {};
    do {
      token(BLANK);
      const start = at;
      const key = string('a key in double quotes');
      const path = pointerTo(pointer, key);
      if (key === '__proto__') throw new SyntaxFault('The key "__proto__" is not allowed.', start);
      if (entries.has(key)) duplicates.push(duplicateKey(text, key, path, start));
      expectMark(':');
      entries.set(key, value(path, depth));
    } while (take(','));
    expectMark('}', '"," or "}"');
    return Object.fromEntries(entries);
  };
  const array = (pointer: string, depth: number): Json => {
    const items: Json[] = [];
    if (take(']')) return items;
    do items.push(value(pointerTo(pointer, items.length), depth));
    while (take(','));
    expectMark(']', '"," or "]"');
    return items;
  };
  const number = (raw: string): number => {
    const read = Number(raw);
    if (!Number.isFinite(read)) throw new SyntaxFault(`The number ${raw} is too large.`, at - raw.length);
    return read;
  };
  const value = (pointer: string, depth: number): Json => {
    if (depth > MAX_DEPTH) throw new SyntaxFault(`Nested deeper than ${MAX_DEPTH} levels.`, at);
    token(BLANK);
    offsets.set(pointer, at);
    if (take('{')) return object(pointer, depth + 1);
    if (take('[')) return array(pointer, depth + 1);
    if (text.charAt(at) === '"') return string('text without line breaks and unknown escapes');
    const word = token(WORD);
    if (word !== undefined) return word === 'null' ? null : word === 'true';
    const raw = token(NUMBER);
    if (raw === undefined) throw fault('a value');
    return number(raw);
  };

  try {
    const root = value('', 0);
    token(BLANK);
    if (at < text.length) throw fault('the end of the file');
    if (duplicates.length > 0) return err(duplicates);
    return ok({ value: root, offsetOf: (pointer) => nearestOffset(offsets, pointer) });
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    const place = positionAt(text, error.offset);
    return err([{ code: 'NOT_JSON', message: error.message, path: '', ...place }, ...duplicates]);
  }
}

function duplicateKey(text: string, key: string, path: string, offset: number): ManifestError {
  const message = `The key ${JSON.stringify(key)} is written twice. Keep one of the two.`;
  return { code: 'DUPLICATE_KEY', message, path, ...positionAt(text, offset) };
}

function nearestOffset(offsets: ReadonlyMap<string, number>, pointer: string): number {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const offset = offsets.get(path);
    if (offset !== undefined) return offset;
  }
  return offsets.get('') ?? 0;
}
