import type { Manifest } from '@guildhall/manifest';
import type { BuildError, BundleName } from './build.ts';

/** One bundle to be made. */
export interface BuildTarget {
  readonly name: BundleName;
  readonly entry: string;
}

export type EntryModules = Pick<Manifest, 'main' | 'functionsMain'>;

interface Budget {
  readonly bytes: number;
  /** Whether bytes count as they travel or as they lie. */
  readonly measure: 'gzip' | 'plain';
  readonly words: string;
}

/** Browsers load the one over a network; the other is parsed on the server for every new installation. */
export const BUDGETS: Readonly<Record<BundleName, Budget>> = {
  'ui.js': { bytes: 64 * 1024, measure: 'gzip', words: 'bytes after gzip' },
  'functions.js': { bytes: 1024 * 1024, measure: 'plain', words: 'bytes' },
};

/** What there is to build for a manifest. */
export function targetsOf({ main, functionsMain }: EntryModules): BuildTarget[] {
  return [
    ...(main === undefined ? [] : [{ name: 'ui.js', entry: main } as const]),
    ...(functionsMain === undefined ? [] : [{ name: 'functions.js', entry: functionsMain } as const]),
  ];
}

/** The key of plugin.json that names a target's entry. */
export function keyOf({ name }: BuildTarget): 'main' | 'functionsMain' {
  return name === 'ui.js' ? 'main' : 'functionsMain';
}

export function missingEntry(target: BuildTarget): BuildError {
  const message = `plugin.json names "${target.entry}" as "${keyOf(target)}", but the project has no such file.`;
  return { code: 'MISSING_ENTRY', message, file: 'plugin.json', line: null, column: null };
}
