import { createBuilder, EMPTY, type Automaton, type Fragment } from './automaton.ts';
import { ANY, classOf, negated, NONE, single, type CharSet } from './char-set.ts';

/** Positions beyond which a pattern is not judged. */
const MOST_POSITIONS = 150;
const DEEPEST = 20;

class Unreadable extends Error {}

/** Reads the source of a regular expression as JavaScript writes it; null when it is too large or not understood. */
export function readPattern(source: string): Automaton | null {
  try {
    const reader = createReader(source);
    return reader.read();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function createReader(source: string) {
  const builder = createBuilder();
  const inner: Automaton[] = [];
  let at = 0;
  let depth = 0;

  function read(): Automaton {
    const whole = choices();
    if (at < source.length) throw new Unreadable();
    return { sets: builder.sets, follow: builder.follow, whole, inner };
  }

  function choices(): Fragment {
    depth += 1;
    if (depth > DEEPEST) throw new Unreadable();
    let found = sequence();
    while (source[at] === '|') {
      at += 1;
      found = builder.choose(found, sequence());
    }
    depth -= 1;
    return found;
  }

  function sequence(): Fragment {
    let found = EMPTY;
    while (at < source.length && source[at] !== '|' && source[at] !== ')')
      found = builder.join(found, quantified());
    if (builder.sets.length > MOST_POSITIONS) throw new Unreadable();
    return found;
  }

  function quantified(): Fragment {
    const atom = term();
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 16));
    if (!quantifier) return atom;
    at += quantifier[0].length;
    const [, sign, low, comma, high] = quantifier;
    if (sign) return builder.repeat(atom, sign === '+' ? 1 : 0, sign !== '?');
    return builder.repeat(atom, Number(low), comma === ',' && high === '');
  }

  function term(): Fragment {
    const char = source[at] ?? '';
    at += 1;
    switch (char) {
      case '(':
        return group();
      case '[':
        return builder.take(charClass());
      case '.':
        return builder.take(classOf('.') ?? ANY);
      case '^':
        return EMPTY;
      case '$':
        // Takes nothing and is never passed over: what stands before it can fail there.
        return builder.take(NONE);
      case '\\':
        return escaped();
      default:
        return builder.take(single(char.codePointAt(0) ?? 0));
    }
  }

  function group(): Fragment {
    const opening = /^\?(?::|<?[=!]|<[^=!>][^>]*>|[ims-]+:)/.exec(source.slice(at, at + 80))?.[0] ?? '';
    at += opening.length;
    if (/^\?<?[=!]/.test(opening)) {
      const end = closing();
      const read = readPattern(source.slice(at, end));
      if (read) inner.push(read);
      at = end + 1;
      return EMPTY;
    }
    const found = choices();
    if (source[at] !== ')') throw new Unreadable();
    at += 1;
    return found;
  }

  /** The place of the bracket that closes the group just opened. */
  function closing(): number {
    let open = 1;
    let isClass = false;
    for (let place = at; place < source.length; place += 1) {
      const char = source[place];
      if (char === '\\') place += 1;
      else if (isClass) isClass = char !== ']';
      else if (char === '[') isClass = true;
      else if (char === '(') open += 1;
      else if (char === ')' && (open -= 1) === 0) return place;
    }
    throw new Unreadable();
  }

  function escaped(): Fragment {
    const char = source[at] ?? '';
    if (char === 'b' || char === 'B') {
      at += 1;
      return EMPTY;
    }
    // What a group found before is not known: it takes something that nothing else is compared with.
    if (/[1-9k]/.test(char)) {
      at += /^(?:\d+|k<[^>]*>)/.exec(source.slice(at))?.[0].length ?? 1;
      return builder.take(NONE);
    }
    return builder.take(escape());
  }

  function escape(): CharSet {
    const rest = source.slice(at, at + 40);
    const property = /^[pP]\{[^}]*\}/.exec(rest)?.[0];
    const code = /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]+)\})/i.exec(rest);
    if (property) {
      at += property.length;
      return ANY;
    }
    if (code) {
      at += code[0].length;
      return single(parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16));
    }
    const char = source[at] ?? '';
    at += 1;
    const control = { n: 10, r: 13, t: 9, v: 11, f: 12, 0: 0 }[char];
    return classOf(/[dDwWsS]/.test(char) ? char : '') ?? single(control ?? char.codePointAt(0) ?? 0);
  }

  function charClass(): CharSet {
    const isNegated = source[at] === '^';
    if (isNegated) at += 1;
    const ranges: (readonly [number, number])[] = [];
    while (source[at] !== ']') {
      if (at >= source.length) throw new Unreadable();
      const from = member();
      if (source[at] === '-' && source[at + 1] !== ']' && from.length === 1) {
        at += 1;
        const to = member();
        const [start, end] = [from[0]?.[0] ?? 0, to[0]?.[1] ?? 0];
        ranges.push(start <= end ? [start, end] : [end, start]);
      } else ranges.push(...from);
    }
    at += 1;
    return isNegated ? negated(ranges) : ranges;
  }

  function member(): CharSet {
    const char = source[at] ?? '';
    at += 1;
    if (char !== '\\') return single(char.codePointAt(0) ?? 0);
    if (source[at] !== 'b') return escape();
    at += 1;
    return single(8);
  }

  return { read };
}
