import type { JsonObject } from './json.ts';

/** What an intercepting handler answers. Returning nothing allows. */
export type EventOutcome =
  | { readonly type: 'allow' }
  | { readonly type: 'block'; readonly reason: string }
  | { readonly type: 'patch'; readonly patch: JsonObject };

/** Lets the event go on as it is. */
export function allow(): EventOutcome {
  return { type: 'allow' };
}

/** Stops the event; the reason is shown to the person who caused it. */
export function block(reason: string): EventOutcome {
  return { type: 'block', reason };
}

/**
 * Lets the event go on with some fields of its payload replaced. Objects are merged as far as the host's surface declares
 * their fields; a field that it does not declare, or in another form, is left out, and the plugin's `onRefused` hears of it.
 */
export function patch(fields: JsonObject): EventOutcome {
  return { type: 'patch', patch: fields };
}
