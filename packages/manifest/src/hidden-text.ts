import type { ManifestError } from './manifest-error.ts';
import type { Json } from './json/json.ts';
import { pointerTo } from './json/pointer.ts';

/** Characters that make a reader see something else than what is there, with the name to tell them. */
const HIDDEN: readonly {
  readonly characters: RegExp;
  readonly name: string;
  readonly fineInProse: boolean;
}[] = [
  {
    characters: /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u,
    name: 'a direction control',
    fineInProse: false,
  },
  {
    characters: /[\u200b\u2060\ufeff\u00ad\u180e\u2061-\u2064]/u,
    name: 'a zero-width character',
    fineInProse: false,
  },
  // Joiners shape Persian, Indic scripts and emoji; in a sentence they are spelling, in a name a disguise.
  { characters: /[\u200c\u200d]/u, name: 'a zero-width joiner', fineInProse: true },
  { characters: /[\u{e0000}-\u{e007f}]/u, name: 'an invisible tag character', fineInProse: false },
  { characters: /\p{Cc}/u, name: 'a control character', fineInProse: false },
  {
    characters: /[\u2028\u2029\u3164\uffa0\u115f\u1160\u2800]/u,
    name: 'an invisible blank',
    fineInProse: false,
  },
];
const PROSE = new Set(['description', 'purpose']);

/** Finds text that hides something: invisible or reordering characters, and names not in Unicode normal form C. */
export function findHiddenText(value: Json, path = '', key = ''): ManifestError[] {
  if (typeof value === 'string') return hiddenIn(value, path, PROSE.has(key));
  if (value === null || typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap((item, index) => findHiddenText(item, pointerTo(path, index), key));
  return Object.entries(value).flatMap(([name, item]) => {
    const below = pointerTo(path, name);
    return [...hiddenIn(name, below, false), ...findHiddenText(item, below, name)];
  });
}

function hiddenIn(text: string, path: string, prose: boolean): ManifestError[] {
  const errors: ManifestError[] = [];
  for (const { characters, name, fineInProse } of HIDDEN) {
    const found = prose && fineInProse ? undefined : characters.exec(text)?.[0];
    if (found !== undefined) errors.push(hiddenCharacter(name, found, path));
  }
  if (text !== text.normalize('NFC')) {
    const message =
      'This text is not in Unicode normal form C, so it may look like another and differ from it.';
    errors.push({ code: 'NOT_NORMALIZED', message, path, hint: `Write it as "${text.normalize('NFC')}".` });
  }
  return errors;
}

function hiddenCharacter(name: string, found: string, path: string): ManifestError {
  const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return { code: 'HIDDEN_TEXT', message: `This text holds ${name} (${code}). Remove it.`, path };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
