import { functionsOf, type EventMode } from '@guildhall/manifest';
import type { WhenContext } from '@guildhall/when-clause';
import type { Context } from '../../context.ts';
import type { InstallationRow } from '../installation/installation.ts';
import { permitOf } from '../installation/permit.ts';
import { isMeant } from './event-context.ts';
import type { HostEvent } from './host-event.ts';

/** A function that listens to an event, at the place where it happened. */
export interface Listener {
  readonly installation: InstallationRow;
  readonly functionName: string;
  readonly mode: EventMode;
  /** The shortest of what the surface, the event's declaration and the function allow. */
  readonly wallMs: number;
}

/** Who hears of an event: installations in their order, each as its manifest lists them. */
export async function listenersOf(
  ctx: Context,
  place: { host: string; organization: string; workspace: string | null },
  { name, timeoutMs, modes, permission }: HostEvent,
  context: WhenContext | null,
): Promise<Listener[]> {
  const listeners: Listener[] = [];
  for (const installation of narrowest(await ctx.installations.runningAt(place))) {
    const permit = await permitOf(ctx, installation);
    if (!permit.ok) continue;
    const { manifest, grants } = permit.value;
    if (permission !== undefined && !grants.permissions.includes(permission)) continue;
    const functions = functionsOf(manifest);
    for (const declaration of manifest.contributes.events ?? []) {
      const { event, mode, function: functionName, timeoutMs: own = timeoutMs, when } = declaration;
      const declared = functions.find((one) => one.name === functionName);
      if (event !== name || !declared || !modes.includes(mode) || !isMeant(when, context)) continue;
      const wallMs = Math.min(timeoutMs, own, declared.timeoutMs);
      listeners.push({ installation, functionName: declared.name, mode, wallMs });
    }
  }
  return listeners;
}

/** A plugin installed in the workspace and in its organization is one there: the workspace's. */
function narrowest(installations: readonly InstallationRow[]): InstallationRow[] {
  return installations.filter(
    ({ pluginId, workspace }) =>
      workspace !== null ||
      !installations.some((other) => other.pluginId === pluginId && other.workspace !== null),
  );
}
