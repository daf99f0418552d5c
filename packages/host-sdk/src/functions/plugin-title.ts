import { PLUGIN_TITLE } from '../documents.ts';
import { askGateway } from '../live/ask-gateway.ts';
import type { GatewayAccess } from '../live/gateway.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';

const PATIENCE_MS = 1_000;

/** What a person calls a plugin that only has functions; its name must not keep them waiting. */
export async function pluginTitle(gateway: GatewayAccess, pluginId: string): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const { listing } = await askGateway(gateway, PLUGIN_TITLE, { id: pluginId }, 'plugin', signal);
    if (isPlainObject(listing) && typeof listing.title === 'string') return listing.title;
  } catch {
    // The reason it gave matters more than its name.
  }
  return 'A plugin';
}
