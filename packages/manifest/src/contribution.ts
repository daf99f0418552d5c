import type { WhenNode } from '@guildhall/when-clause';
import type { JsonObject } from './json/json.ts';

export type ContributionKind = 'view' | 'page' | 'command' | 'menu' | 'event' | 'settings';

/** One thing a plugin adds to a host, flattened so that every kind is resolved, shown and explained alike. */
export interface Contribution {
  /** Unique in the plugin and stable from version to version. */
  readonly key: string;
  readonly kind: ContributionKind;
  readonly extensionPoint: string | null;
  readonly title: string;
  readonly module: string | null;
  readonly handler: string | null;
  readonly when: WhenNode | null;
  readonly order: number;
  readonly detail: JsonObject;
}
