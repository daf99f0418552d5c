import { POPULAR_NAMES, POPULAR_SCOPES } from './popular-names.ts';

export interface LookAlike {
  /** The well-known name it can be taken for. */
  of: string;
  how: 'letters' | 'separators' | 'characters' | 'scope' | 'words';
}

/** Shorter names have too many honest neighbours. */
const SHORTEST = 5;
/** Endings that honest packages put behind a name they extend. */
const LOOKS: readonly [RegExp, string][] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/0/g, 'o'],
  [/1/g, 'l'],
  [/5/g, 's'],
  [/3/g, 'e'],
];
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ԁ: 'd',
  ɡ: 'g',
  ο: 'o',
  α: 'a',
  ı: 'i',
  κ: 'k',
  ν: 'v',
  т: 't',
  к: 'k',
  м: 'm',
  в: 'b',
  н: 'h',
};

/** The well-known package a name can be taken for, or null. A well-known name looks like nothing but itself. */
export function lookAlike(name: string): LookAlike | null {
  if (POPULAR_NAMES.has(name)) return null;
  if (name.startsWith('@')) return ofScoped(name);
  const plain = plainOf(name);
  if (plain !== name && /[^\x20-\x7e]/.test(name) && POPULAR_NAMES.has(plain))
    return { of: plain, how: 'characters' };
  const scoped = ofUnscoped(name);
  if (scoped) return { of: scoped, how: 'scope' };
  const index = nameIndex();
  const joined = joinedOf(name);
  const same = index.joined.get(joined);
  if (same !== undefined && same !== name && joined.length >= SHORTEST)
    return { of: same, how: 'separators' };
  const looks = index.looks.get(looksOf(name));
  if (looks !== undefined && looks !== name && looks.length >= 4) return { of: looks, how: 'characters' };
  const words = name.split('-').sort().join('-');
  const swapped = name.includes('-') ? index.words.get(words) : undefined;
  if (swapped !== undefined && swapped !== name) return { of: swapped, how: 'words' };
  const near = nearName(name, index.byLength);
  return near === null ? null : { of: near, how: 'letters' };
}

/** `@bable/core` for `@babel/core`. */
function ofScoped(name: string): LookAlike | null {
  const [scope = '', rest = ''] = name.slice(1).split('/');
  if (POPULAR_SCOPES.has(scope)) return null;
  const plain = plainOf(scope);
  for (const known of POPULAR_SCOPES)
    if (
      (known.length >= SHORTEST && isOneEdit(scope, known)) ||
      joinedOf(plain) === joinedOf(known) ||
      (known.length >= SHORTEST && looksOf(scope) === looksOf(known))
    )
      return { of: `@${known}/${rest}`, how: 'scope' };
  return null;
}

/** `types-node` and `typesnode` for `@types/node`. */
function ofUnscoped(name: string): string | null {
  const scope =
    /^(types|angular|nestjs|testing-library|typescript-eslint|prisma|reduxjs|tanstack|sveltejs|openzeppelin|aws-sdk)-(.+)$/.exec(
      name,
    );
  return scope?.[1] !== undefined && scope[2] !== undefined ? `@${scope[1]}/${scope[2]}` : null;
}

function plainOf(name: string): string {
  return Array.from(name.normalize('NFKC'), (char) => CYRILLIC[char] ?? char)
    .join('')
    .toLowerCase();
}

function joinedOf(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '').replace(/js$/, '');
}

function looksOf(name: string): string {
  return LOOKS.reduce((text, [from, to]) => text.replace(from, to), plainOf(name));
}

interface NameIndex {
  joined: ReadonlyMap<string, string>;
  looks: ReadonlyMap<string, string>;
  words: ReadonlyMap<string, string>;
  byLength: ReadonlyMap<number, readonly string[]>;
}
let made: NameIndex | null = null;

function nameIndex(): NameIndex {
  if (made) return made;
  const joined = new Map<string, string>();
  const looks = new Map<string, string>();
  const words = new Map<string, string>();
  const byLength = new Map<number, string[]>();
  for (const name of POPULAR_NAMES) {
    joined.set(joinedOf(name), name);
    looks.set(looksOf(name), name);
    if (name.includes('-')) words.set(name.split('-').sort().join('-'), name);
    byLength.set(name.length, [...(byLength.get(name.length) ?? []), name]);
  }
  made = { joined, looks, words, byLength };
  return made;
}

function nearName(name: string, byLength: NameIndex['byLength']): string | null {
  if (name.length < SHORTEST) return null;
  for (const length of [name.length - 1, name.length, name.length + 1])
    for (const known of byLength.get(length) ?? [])
      if (known.length >= SHORTEST && isOneEdit(name, known) && !isHonest(name, known)) return known;
  return null;
}

/** A number or a plural behind a name is how honest packages are named, too. */
function isHonest(name: string, known: string): boolean {
  return (
    /^\d$/.test(name.slice(known.length)) ||
    (name.length === known.length && /\d$/.test(name) && /\d$/.test(known)) ||
    (known.length < 6 && name.length === known.length && name[0] !== known[0])
  );
}

/** One letter more, less or other, or two neighbours swapped. */
export function isOneEdit(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const [a, b] = [left.slice(at), right.slice(at)];
  if (a.length === b.length)
    return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  return a.length > b.length ? a.slice(1) === b : b.slice(1) === a;
}
