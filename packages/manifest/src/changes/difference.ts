import { CHANGE_RULES, type ChangeKind } from './change-rules.ts';
import type { ManifestChange } from './manifest-change.ts';

/** A difference before it is judged. */
export interface Difference {
  readonly kind: ChangeKind;
  readonly name: string;
  readonly path: string;
}

/** What the table says about a difference: one change for each class it asks for. */
export function judge({ kind, name, path }: Difference): ManifestChange[] {
  const { classes, sentence } = CHANGE_RULES[kind];
  return classes.map((changeClass) => ({ path, sentence: sentence(name), class: changeClass }));
}
