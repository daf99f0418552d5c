import type { JsonObject } from '@guildhall/plugin-sdk/wire';
import type { Contribution, Resolution } from './contribution.ts';
import type { ContextStore, HostOptions, RestrictionNotice } from './host.ts';
import { keepIdentity } from './resolution/keep-identity.ts';
import type { Selection } from './resolution/select.ts';
import { createDenySet, type DenySet } from './restrictions/deny-set.ts';
import { createStore, type Readable, type Store } from './store.ts';
import type { HostSurface } from './surface.ts';

/** What one page knows: the last answer, what must not run, and how fresh that is. */
export interface Page {
  readonly surface: HostSurface;
  readonly denySet: DenySet;
  readonly context: ContextStore;
  /** Null until the first answer. */
  readonly resolution: Readable<Resolution | null>;
  /** Of the last answer; 0 until then. */
  readonly epoch: Readable<number>;
  /** Rises whenever something was denied or lifted. */
  readonly denials: Readable<number>;
  readonly stale: Store<boolean>;
  /** Whether nothing that plugins contribute is to be seen: the answer is too old for this host. */
  hides(this: void): boolean;
  readonly held: Store<boolean>;
  take(resolution: Resolution): void;
  /** To be called after the deny set changed: remembers what was taken off the page, for the host's notice. */
  deniedMore(): void;
  selection(context?: JsonObject): Selection;
  /** Who was stopped, of those that match: what stood in this place, or on this page. */
  notices(matches: (contribution: Contribution) => boolean): RestrictionNotice[];
}

/** `onStale` says what becomes of an old answer; it is kept unless the host wishes otherwise. */
export function createPage(surface: HostSurface, onStale: HostOptions['onStale'] = 'keep'): Page {
  const denySet = createDenySet();
  const context = createContext();
  const resolution = createStore<Resolution | null>(null);
  const denials = createStore(0);
  const stale = createStore(false);
  // What was on the page when it was stopped: later answers do not name it any more.
  let withheld: readonly Contribution[] = [];

  function rememberWithheld(): void {
    const known = resolution.get()?.contributions ?? [];
    const stopped = known.filter((one) => denySet.inForce(one) && !withheld.includes(one));
    withheld = [...withheld.filter((one) => denySet.inForce(one)), ...stopped];
  }

  return {
    surface,
    denySet,
    context,
    resolution,
    epoch: { get: () => resolution.get()?.epoch ?? 0, subscribe: resolution.subscribe },
    denials,
    stale,
    hides: () => onStale === 'hide' && stale.get(),
    held: createStore(false),
    take(next) {
      const contributions = keepIdentity(resolution.get()?.contributions ?? [], next.contributions);
      denySet.startAt(resolution.get() === null ? next.feedSeq : 0);
      resolution.set({ ...next, contributions });
    },
    deniedMore() {
      rememberWithheld();
      denials.set(denials.get() + 1);
    },
    selection: (extra) => ({
      contributions: resolution.get()?.contributions ?? [],
      answerSeq: resolution.get()?.feedSeq ?? 0,
      denySet,
      surface,
      context: { ...context.get(), ...extra },
    }),
    notices: (matches) => withheld.filter(matches).flatMap((one) => noticeOf(one, denySet)),
  };
}

function noticeOf(contribution: Contribution, denySet: DenySet): RestrictionNotice[] {
  const restriction = denySet.inForce(contribution);
  if (!restriction) return [];
  const { installationId, pluginName } = contribution;
  return [{ installationId, pluginName, restrictionId: restriction.id, reason: restriction.reason }];
}

function createContext(): ContextStore {
  const store = createStore<JsonObject>({});
  return {
    ...store,
    set(partial) {
      const next = { ...store.get(), ...partial };
      // A host that sets what is set already does not redraw every plugin.
      if (JSON.stringify(next) !== JSON.stringify(store.get())) store.set(next);
    },
  };
}
