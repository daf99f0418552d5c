import type { ComponentChildren } from 'preact';
import type { EventOutcome } from './event-outcome.ts';
import type { Json } from './json.ts';
import type { PluginApi } from './plugin-api.ts';
import type { Refusal } from './refusal.ts';

/** Draws one contribution. It is a Preact component: hooks work inside. */
export type PluginModule = (api: PluginApi) => ComponentChildren;

/** Answers a command, or an event the host emits. May be asynchronous; the host sets the time limit. */
export type PluginHandler = (
  api: PluginApi,
  args: Json,
) => Json | EventOutcome | undefined | Promise<Json | EventOutcome | undefined>;

/** A plugin: the names that plugin.json refers to as `module` and `handler`. */
export interface PluginDefinition {
  readonly modules?: Readonly<Record<string, PluginModule>>;
  readonly handlers?: Readonly<Record<string, PluginHandler>>;
  /** Hears what the host did not take of a patch, which also stands in the plugin's log. */
  readonly onRefused?: (refusal: Refusal) => void;
}
