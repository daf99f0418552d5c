import type { EventDeclaration, Manifest } from './manifest.ts';
import type { ManifestProblem } from './manifest-error.ts';
import { missingPermission } from './missing-permission.ts';
import { nearestHint } from './nearest-hint.ts';
import type { Surface, SurfaceEvent } from './surface.ts';
import { whenProblems } from './when-problems.ts';

/** Problems of an event handler with the event it wants to handle. */
export function eventProblems(
  declared: EventDeclaration,
  path: string,
  manifest: Manifest,
  surface: Surface,
): ManifestProblem[] {
  const event = surface.events.find(({ name }) => name === declared.event);
  if (!event) {
    const message = `This host has no event "${declared.event}".`;
    const names = surface.events.map(({ name }) => name);
    return [{ code: 'UNKNOWN_EVENT', message, path: `${path}/event`, ...nearestHint(declared.event, names) }];
  }
  return [
    ...modeProblems(declared, event, path),
    ...timeoutProblems(declared, event, path),
    ...missingPermission(event.permission, `The event "${event.name}"`, `${path}/event`, manifest),
    ...whenProblems(declared.when, surface.contextKeys, path),
  ];
}

function modeProblems({ mode }: EventDeclaration, event: SurfaceEvent, path: string): ManifestProblem[] {
  if (event.modes.includes(mode)) return [];
  const message = `The event "${event.name}" does not allow "${mode}"; it allows: ${event.modes.join(', ')}.`;
  return [{ code: 'MODE_NOT_ACCEPTED', message, path: `${path}/mode` }];
}

function timeoutProblems(
  { timeoutMs }: EventDeclaration,
  event: SurfaceEvent,
  path: string,
): ManifestProblem[] {
  if (timeoutMs === undefined || timeoutMs <= event.timeoutMs) return [];
  const message = `The host waits at most ${event.timeoutMs} ms for "${event.name}", not ${timeoutMs} ms.`;
  return [{ code: 'TIMEOUT_TOO_LONG', message, path: `${path}/timeoutMs` }];
}
