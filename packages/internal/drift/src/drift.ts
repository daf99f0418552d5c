import type { ChangeClass } from '@guildhall/manifest';

/** The eight ways in which a version can differ from the one before it. */
export const AXES = [
  'ARTIFACT',
  'DEPENDENCIES',
  'PERMISSIONS',
  'CAPABILITIES',
  'ORIGINS',
  'SIGNER',
  'CONTRIBUTIONS',
  'BEHAVIOUR',
] as const;
export type Axis = (typeof AXES)[number];

export interface DriftChange {
  readonly axis: Axis;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** What differs: a package, a capability, a JSON pointer into plugin.json. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changeClass: ChangeClass;
  readonly sentence: string;
}

export interface Drift {
  /** In the order of the axes. */
  readonly changes: readonly DriftChange[];
  /** Axes about which nothing can be said, and why. */
  readonly unknown: readonly { readonly axis: Axis; readonly reason: string }[];
  /** What asks the most, over all axes. */
  readonly changeClass: ChangeClass;
  /** The same of the manifest alone: what a consent screen names. */
  readonly declaredClass: ChangeClass;
}
