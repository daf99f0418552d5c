import { parseWhen, typecheckWhen } from '@guildhall/when-clause';
import type { ManifestProblem } from './manifest-error.ts';
import type { ContextKeys } from './surface.ts';

/** What is wrong with the `when` of the contribution at `path`, given the context keys known where it stands. */
export function whenProblems(when: string | undefined, keys: ContextKeys, path: string): ManifestProblem[] {
  if (when === undefined) return [];
  const parsed = parseWhen(when);
  // A clause that does not parse never gets here: parseManifest has refused it.
  if (!parsed.ok) return [];
  return typecheckWhen(parsed.value, keys).map(({ code, message, hint }) => ({
    code: code === 'UNKNOWN_KEY' ? 'UNKNOWN_CONTEXT_KEY' : code,
    message,
    path: `${path}/when`,
    ...(hint !== undefined && { hint }),
  }));
}
