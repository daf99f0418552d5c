import { canonicalJson } from '../json/canonical-json.ts';
import { parseExtensionPointRef } from '../extension-point-ref.ts';
import type { CommandDeclaration, EventDeclaration, Manifest } from '../manifest.ts';
import type { ChangeKind } from './change-rules.ts';
import type { Difference } from './difference.ts';
import { matchByName, type Matched } from './match-by-name.ts';

/** How what a plugin adds to the host differs. */
export function contributionDifferences(before: Manifest, after: Manifest): Difference[] {
  return [
    ...placedDifferences(before, after),
    ...commandDifferences(before, after),
    ...eventDifferences(before, after),
  ];
}

interface Placed {
  readonly extensionPoint: string;
  readonly label: string;
  readonly path: string;
  readonly declared: object;
}

function placed({ contributes }: Manifest): Placed[] {
  const views = (contributes.views ?? []).map((view, index) => ({
    extensionPoint: view.extensionPoint,
    label: `the view ${view.id}`,
    path: `/contributes/views/${index}`,
    declared: view,
  }));
  const pages = (contributes.pages ?? []).map((page, index) => ({
    extensionPoint: page.extensionPoint,
    label: `the page ${page.id}`,
    path: `/contributes/pages/${index}`,
    declared: page,
  }));
  const menus = (contributes.menus ?? []).map((menu, index) => ({
    extensionPoint: menu.extensionPoint,
    label: `the menu entry ${menu.command}`,
    path: `/contributes/menus/${index}`,
    declared: menu,
  }));
  return [...views, ...pages, ...menus];
}

function placedDifferences(before: Manifest, after: Manifest): Difference[] {
  // A new version of a place it is already in is no new place.
  const place = ({ extensionPoint }: Placed) => parseExtensionPointRef(extensionPoint).id;
  const known = new Set(placed(before).map(place));
  const nameOf = (entry: Placed) => `${entry.label} in ${place(entry)}`;
  return matchByName(placed(before), placed(after), nameOf).flatMap(({ name, before: was, after: is }) => {
    if (!is) return was ? [{ kind: 'contributionRemoved' as const, name, path: was.path }] : [];
    if (was) return edited(was.declared, is.declared, 'contributionEdited', name, is.path);
    if (known.has(place(is))) return [{ kind: 'contributionAdded' as const, name, path: is.path }];
    return [{ kind: 'extensionPointAdded' as const, name: place(is), path: `${is.path}/extensionPoint` }];
  });
}

function commandDifferences(
  { contributes: before }: Manifest,
  { contributes: after }: Manifest,
): Difference[] {
  const pairs = matchByName<CommandDeclaration>(before.commands ?? [], after.commands ?? [], ({ id }) => id);
  return pairs.flatMap(({ name: id, before: was, after: is, index }) => {
    const path = `/contributes/commands/${index}`;
    const name = `the command ${id}`;
    if (!is) return [{ kind: 'contributionRemoved' as const, name, path }];
    if (!was) return [{ kind: 'commandAdded' as const, name, path }];
    const { arguments: previous = {}, ...restBefore } = was;
    const { arguments: next = {}, ...restAfter } = is;
    return [
      ...edited(previous, next, 'commandArgumentsChanged', name, `${path}/arguments`),
      ...edited(restBefore, restAfter, 'contributionEdited', name, path),
    ];
  });
}

function eventDifferences({ contributes: before }: Manifest, { contributes: after }: Manifest): Difference[] {
  const nameOf = ({ event, mode }: EventDeclaration) => `${event} ${mode}`;
  return matchByName(before.events ?? [], after.events ?? [], nameOf).flatMap(eventDifference);
}

function eventDifference({ before: was, after: is, index }: Matched<EventDeclaration>): Difference[] {
  const path = `/contributes/events/${index}`;
  const name = `the event ${(is ?? was)?.event ?? ''}`;
  if (!is) return [{ kind: 'contributionRemoved', name, path }];
  if (!was) return [{ kind: is.mode === 'intercept' ? 'eventIntercepted' : 'eventObserved', name, path }];
  const moved = (was.function === undefined) !== (is.function === undefined);
  return edited(was, is, moved ? 'eventMoved' : 'contributionEdited', name, path);
}

function edited(was: object, is: object, kind: ChangeKind, name: string, path: string): Difference[] {
  return canonicalJson(was) === canonicalJson(is) ? [] : [{ kind, name, path }];
}
