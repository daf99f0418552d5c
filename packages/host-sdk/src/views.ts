import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import { derive } from './derive.ts';
import type { Command, MenuItem, SlotState } from './host.ts';
import type { Page } from './page.ts';
import { select, selectForPoint } from './resolution/select.ts';
import { isPlainObject } from './sandbox/plain-object.ts';
import type { Readable } from './store.ts';

const DRAWN = ['view', 'panel', 'page'];

/** The slot of an extension point, following every change of the page. */
export function slotView(
  page: Page,
  id: string,
  onStale: 'keep' | 'hide',
  context?: JsonObject,
): Readable<SlotState> {
  return derive([page.resolution, page.denials, page.context, page.stale, page.held], () => {
    const stale = page.stale.get();
    const contributions =
      stale && onStale === 'hide' ? [] : selectForPoint(id, DRAWN, page.selection(context));
    return {
      loading: page.resolution.get() === null,
      stale,
      held: page.held.get(),
      contributions,
      notices: page.notices(id),
    };
  });
}

export function menuView(page: Page, id: string, context?: JsonObject): Readable<readonly MenuItem[]> {
  return derive([page.resolution, page.denials, page.context], () =>
    selectForPoint(id, ['menu'], page.selection(context)).map(menuItem),
  );
}

export function commandsView(page: Page): Readable<readonly Command[]> {
  return derive([page.resolution, page.denials, page.context], () =>
    select(page.selection())
      .filter(({ kind }) => kind === 'command')
      .map(commandOf),
  );
}

export function pagesView(page: Page): Readable<readonly Contribution[]> {
  return derive([page.resolution, page.denials, page.context], () =>
    select(page.selection()).filter(({ kind }) => kind === 'page'),
  );
}

/** The command of this id, shown or not: a `when` clause hides a command, it does not forbid it. */
export function findCommand(page: Page, id: string): Contribution | null {
  const { contributions, denySet, answerSeq } = page.selection();
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
