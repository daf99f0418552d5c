import type { JsonObject } from '@guildhall/plugin-sdk/wire';
import type { RemoteReceiver } from '@remote-dom/core/receivers';
import type { Readable } from './store.ts';

/** Where a mounted contribution stands. A `failed` one may be retried by a person; a `revoked` one may not. */
export type MountState =
  | { readonly status: 'booting' }
  | { readonly status: 'running' }
  | { readonly status: 'failed'; readonly reason: string; readonly message: string }
  | { readonly status: 'revoked'; readonly message: string };

/** What a contribution is shown with. */
export interface MountInput {
  readonly context?: JsonObject;
  readonly props?: JsonObject;
}

/** One contribution on screen. */
export interface MountHandle {
  /** The tree the plugin draws, already checked; a renderer turns it into the host's components. */
  readonly receiver: RemoteReceiver;
  readonly state: Readable<MountState>;
  /** Hands a changed context to the plugin. */
  readonly update: (input: MountInput) => void;
  /** Boots a failed sandbox again. */
  readonly retry: () => void;
  /** Takes the contribution off the page. The sandbox stays as long as another contribution of it is shown. */
  readonly dispose: () => void;
}
