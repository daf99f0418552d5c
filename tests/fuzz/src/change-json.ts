import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '1.0.0',
  'https://evil.example',
  'https://*.example.com:8443/a',
  '__proto__',
  'a && b',
  '* * * * *',
  'x'.repeat(3_000),
  '\u202e',
  [],
  {},
];

/** A document with one or a few of its members taken out, doubled, renamed or put elsewhere: still JSON. */
export function changeJson(text: string, other: string, random: Random): string | null {
  const document = parsed(text);
  const donor = parsed(other);
  if (document === undefined || donor === undefined) return null;
  for (let times = 1 + random.below(3); times > 0; times -= 1) changeOnce(document, donor, random);
  return JSON.stringify(document, null, random.percent(50) ? 2 : 0);
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What JSON.parse gives is nothing else. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}

function changeOnce(document: Json, donor: Json, random: Random): void {
  const place = random.of(containersOf(document));
  const keys = Object.keys(place);
  const value = random.percent(40) ? random.of(valuesOf(donor)) : random.of(VALUES);
  const copy = structuredClone(value);
  const key = keys.length > 0 ? random.of(keys) : null;
  if (Array.isArray(place)) {
    if (random.percent(50) || key === null) place.splice(random.below(place.length + 1), 0, copy);
    else if (random.percent(50)) place.push(structuredClone(place[Number(key)] ?? null));
    else place.splice(Number(key), 1);
    return;
  }
  if (key === null || random.percent(10)) place[random.of(['extra', 'when', 'main', 'id'])] = copy;
  else if (random.percent(25)) Reflect.deleteProperty(place, key);
  else if (random.percent(15)) place[`${key}s`] = place[key] ?? null;
  else place[key] = random.percent(50) ? altered(place[key] ?? null, random) : copy;
}

/** Nearly the same value: what passes the form and fails in its meaning. */
function altered(value: Json, random: Random): Json {
  if (typeof value === 'number') return value + random.of([1, -1, 0.5, 1e6]);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return value;
  const at = random.below(value.length + 1);
  return (
    value.slice(0, at) + random.of(['a', '.', '@2', ' ', '/', '-', '']) + value.slice(at + random.below(2))
  );
}

function containersOf(document: Json): (Json[] | { [key: string]: Json })[] {
  return valuesOf(document).filter((value) => typeof value === 'object' && value !== null);
}

function valuesOf(document: Json): Json[] {
  const inner = typeof document === 'object' && document !== null ? Object.values(document) : [];
  return [document, ...inner.flatMap(valuesOf)];
}
