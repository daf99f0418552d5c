import { fromBase64, toHex } from '../bytes.ts';

/** A package that is part of a release, as its lockfile names it. */
export interface Dependency {
  /** With its scope: `@acme/text`. */
  readonly name: string;
  readonly version: string;
  /** Subresource integrity, such as `sha512-…`; several are parted by blanks. */
  readonly integrity?: string | undefined;
  /** An SPDX expression, or what the package calls its licence. */
  readonly licence?: string | undefined;
}

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

const BYTES: Readonly<Record<HashName, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };

/** The digests that an integrity names, in hex; what it names wrongly is left out. */
export function hashesOf({ integrity = '' }: Dependency): [HashName, string][] {
  return integrity.split(/\s+/).flatMap((entry): [HashName, string][] => {
    const [, name, text] = /^(sha1|sha256|sha384|sha512)-([^?]+)/.exec(entry) ?? [];
    const bytes = fromBase64(text ?? '');
    return isHashName(name) && bytes?.length === BYTES[name] ? [[name, toHex(bytes)]] : [];
  });
}

function isHashName(name: string | undefined): name is HashName {
  return name !== undefined && name in BYTES;
}
