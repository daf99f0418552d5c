import type { JsonObject } from '@guildhall/plugin-sdk/wire';
import type { HostOptions } from '../host.ts';
import type { Page } from '../page.ts';
import type { SurfaceEvent } from '../surface.ts';
import type { Telemetry } from '../telemetry.ts';
import { askFunctions, type FunctionAnswer } from './ask-functions.ts';
import { pluginTitle } from './plugin-title.ts';

/** What the way there and back may take beyond the event's own time, so that one slow function silences no other. */
const TRAVEL_MS = 500;

/** The functions on the server that listen to this page's events. */
export interface EventFunctions {
  /** Never rejects: a marketplace that does not answer in time decides nothing, and telemetry says so. */
  ask(
    this: void,
    event: SurfaceEvent,
    payload: JsonObject,
    timeoutMs: number,
  ): Promise<readonly FunctionAnswer[]>;
  nameOf(this: void, answer: FunctionAnswer): Promise<string>;
}

export function createEventFunctions(
  page: Page,
  { endpoint, getToken, scope }: HostOptions,
  telemetry: Telemetry,
): EventFunctions {
  const gateway = { endpoint, getToken };

  return {
    async ask({ name: event }, payload, timeoutMs) {
      try {
        const signal = AbortSignal.timeout(timeoutMs + TRAVEL_MS);
        const answers = await askFunctions(
          gateway,
          scope,
          event,
          { payload, context: page.context.get() },
          signal,
        );
        for (const { installationId, outcome } of answers) {
          if (outcome !== 'OK')
            telemetry({ type: 'event-defaulted', event, installationId, message: outcome });
        }
        return answers;
      } catch (error) {
        telemetry({ type: 'event-defaulted', event, installationId: null, message: String(error) });
        return [];
      }
    },
    async nameOf({ installationId, pluginId }) {
      const shown = page.resolution
        .get()
        ?.contributions.find((contribution) => contribution.installationId === installationId);
      return shown?.pluginName ?? (await pluginTitle(gateway, pluginId));
    },
  };
}
