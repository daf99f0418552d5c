import parse, { type Info, type LicenseInfo } from 'spdx-expression-parse';

/** Which licences a marketplace takes. Names are SPDX ids; a name ending in `*` covers what begins with it. */
export interface LicencePolicy {
  /** Left out, everything that is not denied is taken. */
  allow?: readonly string[] | undefined;
  deny?: readonly string[] | undefined;
}

/** Licences that ask for the source of whatever they are served with, or forbid business. */
export const DEFAULT_LICENCE_POLICY: LicencePolicy = {
  deny: [
    'AGPL-*',
    'SSPL-*',
    'BUSL-*',
    'CC-BY-NC-*',
    'RPL-*',
    'Parity-*',
    'OSL-*',
    'PolyForm-Noncommercial-*',
    'Hippocratic-*',
  ],
};

export type LicenceVerdict =
  | { kind: 'taken' }
  | { kind: 'refused'; licences: readonly string[] }
  | { kind: 'none' }
  | { kind: 'unreadable'; text: string };

/** Judges what package.json says of its licence. `A OR B` is taken when one is; `A AND B` when both are. */
export function judgeLicence(declared: unknown, policy: LicencePolicy): LicenceVerdict {
  const text = licenceText(declared);
  if (text === null || text === '') return { kind: 'none' };
  if (/^UNLICENSED$/i.test(text)) return { kind: 'refused', licences: ['UNLICENSED'] };
  if (/^SEE LICEN[CS]E IN/i.test(text)) return { kind: 'unreadable', text };
  const read = parsed(text);
  const refused = read ? refusedIn(read, policy) : deniedWords(text, policy);
  if (!read && refused.length === 0) return { kind: 'unreadable', text };
  return refused.length > 0 ? { kind: 'refused', licences: refused } : { kind: 'taken' };
}

/** The licence as one text: a string, the old object, or the old list. */
export function licenceText(declared: unknown): string | null {
  if (typeof declared === 'string') return declared.trim();
  if (Array.isArray(declared)) {
    const texts = declared.map(licenceText).filter((text) => text !== null);
    return texts.length > 0 ? texts.join(' OR ') : null;
  }
  return typeof declared === 'object' &&
    declared !== null &&
    'type' in declared &&
    typeof declared.type === 'string'
    ? declared.type.trim()
    : null;
}

function parsed(text: string): Info | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function refusedIn(info: Info, policy: LicencePolicy): string[] {
  if ('conjunction' in info) {
    const [left, right] = [refusedIn(info.left, policy), refusedIn(info.right, policy)];
    if (info.conjunction === 'and') return [...left, ...right];
    return left.length === 0 || right.length === 0 ? [] : [...left, ...right];
  }
  const covered = (pattern: string): boolean => namesOf(info).some((name) => covers(pattern, name));
  const isAllowed = policy.allow?.some(covered) ?? true;
  const isDenied = policy.deny?.some(covered) ?? false;
  return isAllowed && !isDenied ? [] : [info.license];
}

/** Every id of one licence: GNU's were once written without `-only`, and with `+` for `-or-later`. */
function namesOf({ license, plus }: LicenseInfo): string[] {
  const [, base, form] = /^((?:A|L)?GPL-\d\.\d|GFDL-\d\.\d)(-only|-or-later)?$/.exec(license) ?? [];
  if (base === undefined) return [license];
  return [license, base, base + (form ?? (plus ? '-or-later' : '-only'))];
}

function covers(pattern: string, licence: string): boolean {
  return pattern.endsWith('*') ? licence.startsWith(pattern.slice(0, -1)) : licence === pattern;
}

/** What is denied and named in a text that is no SPDX expression, as `AGPLv3`; nothing where it leaves a choice. */
function deniedWords(text: string, { deny = [] }: LicencePolicy): string[] {
  if (/\bor\b|\//i.test(text)) return [];
  const beginnings = deny.map((pattern) => pattern.replace(/-?\*$/, '').toLowerCase());
  return text
    .split(/[\s(),]+/)
    .filter((word) => beginnings.some((beginning) => word.toLowerCase().startsWith(beginning)));
}
