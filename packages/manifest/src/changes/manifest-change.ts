/** What a difference between two versions asks of the people around it, from nothing to all. */
export const CHANGE_CLASSES = ['auto', 'notify', 'reconsent', 'rereview', 'hold', 'incompatible'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** One difference between two versions, in a sentence for admins and reviewers. */
export interface ManifestChange {
  /** JSON pointer into the next manifest, or into the previous one for what is gone. */
  readonly path: string;
  readonly sentence: string;
  readonly class: ChangeClass;
}

/** The class that asks the most; `auto` when nothing changed. */
export function worstClass(changes: readonly ManifestChange[]): ChangeClass {
  const ranks = changes.map((change) => CHANGE_CLASSES.indexOf(change.class));
  return CHANGE_CLASSES[Math.max(0, ...ranks)] ?? 'auto';
}
