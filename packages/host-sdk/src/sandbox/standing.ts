import type { JsonObject } from '@guildhall/plugin-sdk/wire';

/** What an administrator may change while a plugin runs. */
export interface Standing {
  readonly grants: readonly string[];
  readonly settings: JsonObject;
}
