import { port } from './worker-environment.ts';
import { startGuest } from './guest.ts';
import type { PluginDefinition } from './plugin.ts';

/**
 * Declares what the plugin contributes; the names are those of plugin.json. Call it once, at the top level of the entry
 * module. In a worker the plugin starts at once; elsewhere the definition is only returned, so that it can be tested.
 */
export function definePlugin(definition: PluginDefinition): PluginDefinition {
  if (port) startGuest(definition, port);
  return definition;
}
