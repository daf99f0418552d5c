import type { ExitName } from './exit-codes.ts';

/** What a command found or did, for both kinds of reader. */
export interface Outcome {
  readonly exit: ExitName;
  /** What --json prints. */
  readonly document: unknown;
  /** What people read. */
  readonly text: string;
}

export function done(text: string, document: unknown): Outcome {
  return { exit: 'fine', document, text };
}
