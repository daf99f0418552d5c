import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import { derive } from './derive.ts';
import type { Command, MenuItem, PageState, SlotState } from './host.ts';
import type { Page } from './page.ts';
import { select, selectForPoint, type Selection } from './resolution/select.ts';
import { isPlainObject } from './sandbox/plain-object.ts';
import type { Readable } from './store.ts';

const DRAWN = ['view', 'panel'];

/** The slot of an extension point, following every change of the page. */
export function slotView(page: Page, id: string, context?: JsonObject): Readable<SlotState> {
  return derive([...sources(page), page.held], () => ({
    loading: page.resolution.get() === null,
    stale: page.stale.get(),
    held: page.held.get(),
    contributions: selectForPoint(id, DRAWN, offered(page, context)),
    notices: page.notices(({ extensionPoint }) => extensionPoint === id),
  }));
}

export function menuView(page: Page, id: string, context?: JsonObject): Readable<readonly MenuItem[]> {
  return derive(sources(page), () => selectForPoint(id, ['menu'], offered(page, context)).map(menuItem));
}

export function commandsView(page: Page): Readable<readonly Command[]> {
  return derive(sources(page), () =>
    select(offered(page))
      .filter(({ kind }) => kind === 'command')
      .map(commandOf),
  );
}

export function pagesView(page: Page): Readable<readonly Contribution[]> {
  return derive(sources(page), () => pagesOf(page));
}

/** One page of a plugin, following every change: what its address shows. */
export function pageView(page: Page, pluginId: string, id: string): Readable<PageState> {
  const wanted = (one: Contribution): boolean =>
    one.kind === 'page' && one.pluginId === pluginId && field(one.detail, 'id') === id;
  return derive([...sources(page), page.held], () => ({
    loading: page.resolution.get() === null,
    stale: page.stale.get(),
    held: page.held.get(),
    contribution: pagesOf(page).find(wanted) ?? null,
    notice: page.notices(wanted)[0] ?? null,
  }));
}

/** In the order of the surface's places, each with as many as it takes. */
function pagesOf(page: Page): Contribution[] {
  const selection = offered(page);
  return page.surface.extensionPoints.flatMap(({ id, version }) =>
    selectForPoint(`${id}@${version}`, ['page'], selection),
  );
}

/** What every view follows. */
function sources({ resolution, denials, context, stale }: Page) {
  return [resolution, denials, context, stale];
}

/** What there is to choose from: nothing, while a host that wished so holds an old answer. */
function offered(page: Page, context?: JsonObject): Selection {
  const selection = page.selection(context);
  return page.hides() ? { ...selection, contributions: [] } : selection;
}

/** The command of this id, shown or not: a `when` clause hides a command, it does not forbid it. */
export function findCommand(page: Page, id: string): Contribution | null {
  const { contributions, denySet, answerSeq } = offered(page);
  return (
    contributions.find(
      (one) =>
        (one.kind === 'command' || one.kind === 'menu') &&
        commandId(one) === id &&
        denySet.denial(one, answerSeq) === null,
    ) ?? null
  );
}

function menuItem(contribution: Contribution): MenuItem {
  const { title, detail } = contribution;
  const command = commandOf(contribution);
  return { title: title ?? command.title, group: field(detail, 'group') ?? '', command, contribution };
}

function commandOf(contribution: Contribution): Command {
  return { id: commandId(contribution), title: contribution.title ?? contribution.key, contribution };
}

function commandId({ installationId, kind, key, detail }: Contribution): string {
  return `${installationId}/${field(detail, kind === 'menu' ? 'command' : 'id') ?? key}`;
}

function field(detail: Json, name: string): string | null {
  const value = isPlainObject(detail) ? detail[name] : null;
  return typeof value === 'string' ? value : null;
}
