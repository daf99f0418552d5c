import type { Json } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from '../contribution.ts';
import type { Page } from '../page.ts';
import { select } from '../resolution/select.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import type { SurfaceEvent } from '../surface.ts';

/** Who on this page hears of an event, by what they may do with it, in the order they are asked. */
export interface EventListeners {
  readonly interceptors: readonly Contribution[];
  readonly observers: readonly Contribution[];
}

export function listenersOf(page: Page, event: SurfaceEvent): EventListeners {
  const listeners = select(page.selection()).filter((one) => listensTo(one, event));
  return {
    interceptors: listeners.filter(({ detail }) => modeOf(detail) === 'intercept'),
    observers: listeners.filter(({ detail }) => modeOf(detail) === 'observe'),
  };
}

/** Everyone on this page who has a say in some event, as the page's context stands. */
export function interceptorsOf(page: Page): Contribution[] {
  return (page.surface.events ?? []).flatMap((event) => listenersOf(page, event).interceptors);
}

function listensTo({ kind, detail, grants }: Contribution, event: SurfaceEvent): boolean {
  if (kind !== 'event' || !isPlainObject(detail) || detail.event !== event.name) return false;
  const allowed = event.permission === undefined || grants.includes(event.permission);
  const mode = modeOf(detail);
  return allowed && event.modes.some((declared) => declared === mode);
}

function modeOf(detail: Json): Json {
  return isPlainObject(detail) ? (detail.mode ?? 'observe') : 'observe';
}
