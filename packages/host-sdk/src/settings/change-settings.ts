import { CHANGE_SETTINGS } from '../documents.ts';
import { askGateway } from '../live/ask-gateway.ts';
import type { GatewayAccess } from '../live/gateway.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import type { RefusedSetting, SettingValues } from './plugin-settings.ts';

/** Sets an installation's settings. Answers what a person can put right; throws when the marketplace does not answer. */
export async function changeSettings(
  gateway: GatewayAccess,
  installationId: string,
  settings: SettingValues,
  signal: AbortSignal,
): Promise<readonly RefusedSetting[]> {
  const input = { installationId, settings };
  const { userErrors } = await askGateway(gateway, CHANGE_SETTINGS, { input }, 'changeSettings', signal);
  const refusals: readonly unknown[] = Array.isArray(userErrors) ? userErrors : [];
  return refusals.map(readRefusal);
}

function readRefusal(refusal: unknown): RefusedSetting {
  const { message, field } = isPlainObject(refusal) ? refusal : {};
  // `['settings', 'threshold']`: where in what was sent.
  const name: unknown = Array.isArray(field) ? field[1] : null;
  return {
    name: typeof name === 'string' ? name : null,
    message: typeof message === 'string' ? message : 'The marketplace did not say why.',
  };
}
