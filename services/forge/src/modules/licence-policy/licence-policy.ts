import { DEFAULT_LICENCE_POLICY } from '@guildhall/analysis';

/** Which licences a marketplace takes. */
export interface LicencePolicyRow {
  /** Null: whatever is not denied is taken. */
  allow: readonly string[] | null;
  deny: readonly string[];
  /** Null for the default. */
  since: Date | null;
  actorId: string | null;
  rev: number;
}

/** What holds until a marketplace says otherwise. */
export const NOTHING_SAID: LicencePolicyRow = {
  allow: null,
  deny: DEFAULT_LICENCE_POLICY.deny ?? [],
  since: null,
  actorId: null,
  rev: 0,
};
