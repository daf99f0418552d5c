import type { ManifestError } from '@guildhall/manifest';
import type { ArchiveError, BuildError } from '@guildhall/plugin-project';
import { MANIFEST_FILE } from './project.ts';

/** What is wrong with a project, at a place a developer can open. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** Null when it is about the whole project. */
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** Counted from 1. */
  readonly column: number | null;
  /** JSON pointer into plugin.json. */
  readonly path: string | null;
  readonly hint: string | null;
}

export function ofManifest({ code, message, path, line, column, hint }: ManifestError): Problem {
  return {
    code,
    message,
    file: MANIFEST_FILE,
    line: line ?? null,
    column: column ?? null,
    path,
    hint: hint ?? null,
  };
}

export function ofArchive({ code, message, entry }: ArchiveError): Problem {
  return { code, message, file: entry, line: null, column: null, path: null, hint: null };
}

export function ofBuild({ code, message, file, line, column, hint }: BuildError): Problem {
  return { code, message, file, line, column, path: null, hint: hint ?? null };
}

/** `plugin.json:12:5`, as editors and terminals understand it. */
export function placeOf({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string {
  return [file ?? 'project', line, column].filter((part) => part !== null).join(':');
}
