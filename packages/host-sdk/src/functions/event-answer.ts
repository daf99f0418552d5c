import type { JsonObject } from '@guildhall/plugin-sdk/wire';

/** What one interceptor wants of an event, wherever it runs. */
export type EventAnswer =
  | { readonly type: 'allow' }
  | { readonly type: 'block'; readonly reason: string }
  | { readonly type: 'patch'; readonly patch: JsonObject };
