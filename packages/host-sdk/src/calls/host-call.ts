import type { Json } from '@guildhall/plugin-sdk/wire';

/** A plugin's function asks the host for something, and Guildhall vouches for who asks: granted, and of the declared form. */
export interface HostCall {
  /** No other call has it. */
  readonly id: string;
  /** As the surface declares it, such as `contacts.read`. */
  readonly name: string;
  readonly params: Json;
  readonly installationId: string;
  readonly pluginId: string;
  readonly versionId: string;
  /** Whose installation it is: the ids are the host's own. Nothing of another organization may be told. */
  readonly organization: string;
  /** Null for the whole organization. */
  readonly workspace: string | null;
  /** Whoever set the function going in a page; null where nobody waits, such as on a schedule. */
  readonly user: string | null;
}
