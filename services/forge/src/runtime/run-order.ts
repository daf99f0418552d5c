import type { FunctionLimits } from '@guildhall/schema';
import type { Place } from '../modules/installation/installation.ts';
import type { Trigger } from '../modules/invocation/invocation.ts';

/** All that is needed to run a function once, when no transaction is open any more. */
export interface RunOrder {
  readonly invocationId: string;
  readonly marketplaceId: string;
  readonly installationId: string;
  readonly pluginId: string;
  readonly versionId: string;
  readonly releaseDigest: string;
  readonly codeDigest: string;
  readonly code: string;
  /** As the manifest calls it, and as the code registers it. */
  readonly functionName: string;
  readonly entry: string;
  readonly trigger: Trigger;
  readonly payload: unknown;
  readonly context: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly wallMs: number;
  /** What the marketplace lets a run use. */
  readonly limits: FunctionLimits;
  readonly keepsValue: boolean;
  /** Where it is installed. */
  readonly place: Place;
  /** Who of the host set it going, by the host's own name for them; null where nobody did. */
  readonly user: string | null;
  /** Permissions that are asked for and granted. */
  readonly permissions: readonly string[];
  /** Origins that are declared and granted. */
  readonly origins: readonly string[];
  /** Still sealed. */
  readonly secrets: readonly { name: string; jwe: string; origins: readonly string[] }[];
  /** How far its publisher is trusted, 0 to 4; it says which engine runs it. */
  readonly tier: number;
  /** When somebody last let this code out of quarantine. */
  readonly releasedAt: Date | null;
}
