import type { Json, JsonObject } from './json.ts';
import type { RefusedField } from './refusal.ts';

/** The version of the messages between host and plugin. Every message carries it; another version is refused. */
export const WIRE_VERSION = 1;

/** Host to plugin. Sent as JSON text. */
export type HostMessage = { readonly v: typeof WIRE_VERSION } &
  /** The first message; said again whenever grants or settings change. */
  (
    | { readonly t: 'init'; readonly settings: JsonObject; readonly grants: readonly string[] }
    | {
        readonly t: 'render';
        readonly root: number;
        readonly module: string;
        readonly props: JsonObject;
        readonly context: JsonObject;
      }
    | { readonly t: 'context'; readonly root: number; readonly context: JsonObject }
    | { readonly t: 'unrender'; readonly root: number }
    | {
        readonly t: 'invoke';
        readonly id: number;
        readonly handler: string;
        readonly args: Json;
        readonly context: JsonObject;
      }
    | { readonly t: 'event'; readonly id: number; readonly fn: number; readonly args: readonly Json[] }
    /** What the host did not take of a patch. */
    | { readonly t: 'refused'; readonly handler: string; readonly fields: readonly RefusedField[] }
    | { readonly t: 'reply'; readonly id: number; readonly outcome: CallOutcome }
    | { readonly t: 'ping'; readonly id: number }
  );

/** Plugin to host. Sent as JSON text, and never believed: the host parses every field. */
export type GuestMessage = { readonly v: typeof WIRE_VERSION } & (
  | { readonly t: 'hello'; readonly modules: readonly string[]; readonly handlers: readonly string[] }
  | { readonly t: 'mutate'; readonly root: number; readonly records: readonly unknown[] }
  | {
      readonly t: 'call';
      readonly id: number;
      readonly root: number;
      readonly method: string;
      readonly params: Json;
    }
  /** A tree that could not be drawn. */
  | { readonly t: 'failed'; readonly root: number; readonly message: string }
  | { readonly t: 'result'; readonly id: number; readonly outcome: CallOutcome }
  | { readonly t: 'log'; readonly level: 'info' | 'error'; readonly text: string }
  | { readonly t: 'pong'; readonly id: number }
);

/** How a call across the wall ended. */
export type CallOutcome =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** What stands in a record where the plugin has an event listener: a number only the plugin can resolve. */
export interface ListenerReference {
  readonly $fn: number;
}

/** The element that stands for a component of the host: `TextField` is `gh-text-field`. */
export function elementName(component: string): string {
  return `gh-${component.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase()}`;
}

export type { Json, JsonObject, RefusedField };
