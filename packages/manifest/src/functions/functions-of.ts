import type { Manifest } from '../manifest.ts';

/** A function of a plugin with everything filled in. */
export interface PluginFunction {
  readonly name: string;
  /** The name under which the bundle registers it. */
  readonly entry: string;
  readonly title: string | null;
  readonly timeoutMs: number;
  readonly public: boolean;
}

/** In milliseconds: where somebody waits for the answer. */
export const WAITED_FOR_MS = 2_000;
/** In milliseconds: schedules, webhooks and observed events, for which nobody waits. */
const JOB_MS = 30_000;

/** The functions of a manifest, in its order, with the defaults every part of Guildhall agrees on. */
export function functionsOf(manifest: Manifest): PluginFunction[] {
  return (manifest.functions ?? []).map(({ name, entry, title, timeoutMs, public: open }) => ({
    name,
    entry: entry ?? name,
    title: title ?? null,
    timeoutMs: timeoutMs ?? (isWaitedFor(manifest, name) ? WAITED_FOR_MS : JOB_MS),
    public: open ?? false,
  }));
}

/** Whether a person or a host's save stands still until the function has answered. */
export function isWaitedFor({ functions = [], contributes }: Manifest, name: string): boolean {
  const open = functions.some((declared) => declared.name === name && declared.public === true);
  const intercepts = (contributes.events ?? []).some(
    (event) => event.function === name && event.mode === 'intercept',
  );
  return open || intercepts;
}
