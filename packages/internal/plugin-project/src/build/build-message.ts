import type { Result } from '@guildhall/kernel';
import type { EntryModules } from './build-target.ts';
import type { Build, BuildError } from './build.ts';

/** What the parent asks of the build process. Everything in it survives structured cloning. */
export interface BuildRequest {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: EntryModules;
  /** The folder of the package cache; null when there is none. */
  readonly cacheFolder: string | null;
}

export type BuildAnswer = Result<Build, BuildError[]>;

/** Whether a message is an answer. Its content is our own process's word. */
export function isBuildAnswer(message: unknown): message is BuildAnswer {
  return (
    typeof message === 'object' && message !== null && 'ok' in message && typeof message.ok === 'boolean'
  );
}

export function isBuildRequest(message: unknown): message is BuildRequest {
  return (
    typeof message === 'object' && message !== null && 'files' in message && message.files instanceof Map
  );
}
