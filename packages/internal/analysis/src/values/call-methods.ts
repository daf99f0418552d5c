import { Buffer } from 'node:buffer';
import { encodingOf, FOLD_LIMIT } from './call-natives.ts';
import { asText, constant, isDecoded, numberOf, UNKNOWN, type Value } from './value.ts';

type Callback = (args: Value[]) => Value;

/** Folds a method of a constant string, number or list. */
export function callMethod(
  target: Value,
  name: string,
  args: readonly Value[],
  callback: Callback | null,
): Value {
  if (target.kind === 'list') return listMethod(target.items, name, args, callback);
  if (target.kind !== 'constant') return UNKNOWN;
  if (typeof target.value === 'number') return numberMethod(target.value, name, args);
  return typeof target.value === 'string'
    ? textMethod(target.value, name, args, target.decoded, callback)
    : UNKNOWN;
}

function numberMethod(value: number, name: string, args: readonly Value[]): Value {
  if (name !== 'toString') return UNKNOWN;
  const radix = args[0] ? numberOf(args[0]) : 10;
  // Asked this way round, a number that is none is out of range, too.
  if (radix === null || !(radix >= 2 && radix < 37)) return UNKNOWN;
  return constant(value.toString(radix), radix > 16);
}

function textMethod(
  text: string,
  name: string,
  args: readonly Value[],
  decoded: boolean,
  callback: Callback | null,
): Value {
  const numbers = args.map(numberOf);
  const [a, b] = numbers;
  const word = args[0] ? asText(args[0]) : null;
  const made = (result: string | undefined): Value =>
    result === undefined || result.length > FOLD_LIMIT ? UNKNOWN : constant(result, decoded);
  switch (name) {
    case 'toString': {
      const encoding = encodingOf(args[0]);
      const raw = Buffer.from(text, 'latin1');
      // Only a buffer is asked for an encoding; any other text is itself.
      return args[0] === undefined || !encoding || /[^\0-\xff]/.test(text)
        ? made(text)
        : made(raw.toString(encoding));
    }
    case 'valueOf':
    case 'trim':
    case 'normalize':
      return made(name === 'trim' ? text.trim() : text);
    case 'toLowerCase':
      return made(text.toLowerCase());
    case 'toUpperCase':
      return made(text.toUpperCase());
    case 'charAt':
    case 'at':
      return a === null || a === undefined ? UNKNOWN : made(name === 'at' ? text.at(a) : text.charAt(a));
    case 'charCodeAt':
    case 'codePointAt':
      return a === null ? UNKNOWN : constant(text.charCodeAt(a ?? 0));
    case 'slice':
    case 'substring':
      return a === null || b === null
        ? UNKNOWN
        : made(name === 'slice' ? text.slice(a, b) : text.substring(a ?? 0, b));
    case 'substr':
      return a === null || a === undefined || b === null
        ? UNKNOWN
        : made(text.slice(a, b === undefined ? undefined : (a < 0 ? text.length + a : a) + b));
    case 'concat': {
      const parts = args.map(asText);
      return parts.includes(null) ? UNKNOWN : made(text + parts.join(''));
    }
    case 'repeat':
      return a === null || a === undefined || a < 0 || a * text.length > FOLD_LIMIT
        ? UNKNOWN
        : made(text.repeat(a));
    case 'indexOf':
      return word === null ? UNKNOWN : constant(text.indexOf(word));
    case 'padStart':
    case 'padEnd': {
      const pad = args[1] ? asText(args[1]) : ' ';
      if (a === null || a === undefined || a > FOLD_LIMIT || pad === null) return UNKNOWN;
      return made(name === 'padStart' ? text.padStart(a, pad) : text.padEnd(a, pad));
    }
    case 'split':
      return split(text, args[0], decoded);
    case 'replace':
    case 'replaceAll':
      return replace(text, name, args, decoded, callback);
    case 'match':
      return args[0]?.kind === 'regexp' ? matchAll(text, args[0].source, decoded) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function split(text: string, separator: Value | undefined, decoded: boolean): Value {
  const by =
    separator?.kind === 'regexp'
      ? simplePattern(separator.source, 'g')
      : separator
        ? asText(separator)
        : null;
  if (by === null) return UNKNOWN;
  return {
    kind: 'list',
    items: text
      .split(by)
      .slice(0, FOLD_LIMIT)
      .map((part) => constant(part, decoded)),
  };
}

function replace(
  text: string,
  name: string,
  args: readonly Value[],
  decoded: boolean,
  callback: Callback | null,
): Value {
  const pattern = args[0];
  const by = args[1] ? asText(args[1]) : null;
  if (!pattern || (by === null && !callback)) return UNKNOWN;
  const search = pattern.kind === 'regexp' ? simplePattern(pattern.source, pattern.flags) : asText(pattern);
  if (search === null) return UNKNOWN;
  const unknown: string[] = [];
  const substitute = (match: string, ...groups: unknown[]): string => {
    if (!callback) return by ?? '';
    const words = groups.filter((group) => typeof group === 'string').map((group) => constant(group));
    const answer = asText(callback([constant(match), ...words]));
    if (answer === null) unknown.push(match);
    return answer ?? '';
  };
  const result = callback
    ? name === 'replace'
      ? text.replace(search, substitute)
      : text.replaceAll(search, substitute)
    : name === 'replace'
      ? text.replace(search, by ?? '')
      : text.replaceAll(search, by ?? '');
  if (unknown.length > 0 || result.length > FOLD_LIMIT) return UNKNOWN;
  // One replaced word is editing; a text changed all over is a decoding.
  const isDecoding =
    result !== text && (name === 'replaceAll' || (pattern.kind === 'regexp' && pattern.flags.includes('g')));
  return constant(result, decoded || isDecoding);
}

/** A pattern of the file is used only when it has no repetition inside a group: no runaway matching. */
function simplePattern(source: string, flags: string): RegExp | null {
  if (source.length > 60 || /[+*}]\)?[+*{]|\(.*[+*].*\)[+*{]|\\[1-9]/.test(source)) return null;
  try {
    return new RegExp(source, flags.replace(/[^gimsu]/g, ''));
  } catch {
    return null;
  }
}

function matchAll(text: string, source: string, decoded: boolean): Value {
  const pattern = simplePattern(source, 'g');
  return pattern
    ? {
        kind: 'list',
        items: Array.from(text.slice(0, 10_000).matchAll(pattern), (match) => constant(match[0], decoded)),
      }
    : UNKNOWN;
}

function listMethod(
  items: readonly Value[],
  name: string,
  args: readonly Value[],
  callback: Callback | null,
): Value {
  switch (name) {
    case 'join': {
      const separator = args[0] ? asText(args[0]) : ',';
      const parts = items.map((item) =>
        item.kind === 'constant' && (item.value === null || item.value === undefined) ? '' : asText(item),
      );
      if (separator === null || parts.includes(null)) return UNKNOWN;
      const text = parts.join(separator);
      return text.length > FOLD_LIMIT ? UNKNOWN : constant(text, items.some(isDecoded));
    }
    case 'reverse':
    case 'toReversed':
      return {
        kind: 'list',
        items: items
          .toReversed()
          .map((item) => (item.kind === 'constant' ? constant(item.value, true) : item)),
      };
    case 'concat':
      return {
        kind: 'list',
        items: [...items, ...args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg]))].slice(
          0,
          FOLD_LIMIT,
        ),
      };
    case 'slice': {
      const [a, b] = args.map(numberOf);
      return a === null || b === null ? UNKNOWN : { kind: 'list', items: items.slice(a, b) };
    }
    case 'at': {
      const at = args[0] ? numberOf(args[0]) : 0;
      return at === null ? UNKNOWN : (items.at(at) ?? constant(undefined));
    }
    case 'map':
      return callback
        ? { kind: 'list', items: items.map((item, index) => callback([item, constant(index)])) }
        : UNKNOWN;
    case 'flatMap': {
      if (!callback) return UNKNOWN;
      const given = items.map((item, index) => callback([item, constant(index)]));
      return listMethod(given, 'flat', [], null);
    }
    case 'filter':
      return {
        kind: 'list',
        items: callback
          ? items.filter((item, index) => {
              const kept = callback([item, constant(index)]);
              return kept.kind === 'constant' && kept.value;
            })
          : [...items],
      };
    case 'reduce':
    case 'reduceRight': {
      if (!callback) return UNKNOWN;
      const order = name === 'reduce' ? items : items.toReversed();
      const [start, ...rest] = args[1] ? [args[1], ...order] : order;
      return start ? rest.reduce((sum, item) => callback([sum, item]), start) : UNKNOWN;
    }
    // A Map is kept as the list of pairs it was made from.
    case 'get': {
      const wanted = args[0] ? asText(args[0]) : null;
      const pair = items.find(
        (item) => item.kind === 'list' && item.items[0] && asText(item.items[0]) === wanted,
      );
      return wanted !== null && pair?.kind === 'list' ? (pair.items[1] ?? UNKNOWN) : UNKNOWN;
    }
    case 'pop':
      return items.at(-1) ?? constant(undefined);
    case 'shift':
      return items[0] ?? constant(undefined);
    case 'flat':
      return { kind: 'list', items: flattened(items, (args[0] ? numberOf(args[0]) : null) ?? 1) };
    case 'toString':
      return listMethod(items, 'join', [], null);
    case 'indexOf': {
      const wanted = args[0];
      return wanted?.kind === 'constant'
        ? constant(items.findIndex((item) => item.kind === 'constant' && item.value === wanted.value))
        : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

/** Lists within lists, as deep as they were written. */
const DEEPEST = 20;

function flattened(items: readonly Value[], depth: number): Value[] {
  return items.flatMap((item) =>
    item.kind !== 'list'
      ? [item]
      : depth > 1
        ? flattened(item.items, Math.min(depth, DEEPEST) - 1)
        : item.items,
  );
}
