import { messageOf } from './message-of.ts';
import { toJson } from './parse-json.ts';
import { PluginCallError } from './plugin-call-error.ts';
import type { CallOutcome } from './wire.ts';

/** Runs plugin code and turns whatever happens into what may be sent. A result JSON cannot hold counts as none. */
export async function outcomeOf(work: () => unknown): Promise<CallOutcome> {
  try {
    return { ok: true, value: toJson(await work()) };
  } catch (error) {
    const code = error instanceof PluginCallError ? error.code : 'PLUGIN_ERROR';
    return { ok: false, error: { code, message: messageOf(error) } };
  }
}
