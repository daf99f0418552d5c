import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEnvironment, setNodeOptions } from '../environment.ts';

/** Protections that a deployment can do without, to show what they protect from. */
export const CONTROLS = ['outbox', 'inbox', 'rev'] as const;
export type Control = (typeof CONTROLS)[number];

/** Which fault of the check must come to light without it. */
export const EXPECTED = { outbox: 'lost', inbox: 'doubled', rev: 'diverged' } as const;

/**
 * Makes every process that is started from here on load a changed protection. Nothing of it is in the product:
 * the services' own files are rewritten while they are loaded.
 */
export function takeAway(control: Control): void {
  const hook = pathToFileURL(join(import.meta.dirname, '..', `without-${control}.ts`)).href;
  setNodeOptions(`${readEnvironment().nodeOptions} --import=${hook}`.trim());
}
