import { invalid, ok, type Result } from '@guildhall/kernel';
import { charactersIn, checkText } from '../../text-rules.ts';
import { CATEGORIES, isCategory } from './categories.ts';
import type { Plugin } from './plugin.ts';

const MAX_CATEGORIES = 3;
const MAX_ICON = 500;

export const checkTitle = (typed: string) =>
  checkText(typed, { field: 'title', called: 'The title', max: 60, name: true });

/** A draft may lack its summary. */
export const checkSummary = (typed: string) =>
  checkText(typed, { field: 'summary', called: 'The summary', min: 0, max: 160 });

export const checkDescription = (typed: string) =>
  checkText(typed, { field: 'description', called: 'The description', min: 0, max: 10_000, lines: true });

/** Only https: an icon is loaded by everybody who browses the catalog. */
export function checkIcon(typed: string): Result<string | null> {
  if (typed === '') return ok(null);
  if (typed.length <= MAX_ICON && URL.canParse(typed) && new URL(typed).protocol === 'https:')
    return ok(new URL(typed).href);
  return invalid(`The icon is an https address of at most ${MAX_ICON} characters.`, 'icon');
}

export function checkCategories(ids: readonly string[]): Result<string[]> {
  const unknown = ids.find((id) => !isCategory(id));
  const known = CATEGORIES.map(({ id }) => id).join(', ');
  if (unknown !== undefined)
    return invalid(`There is no category ${unknown.slice(0, 40)}; there are ${known}.`, 'categories');
  const distinct = [...new Set(ids)];
  if (distinct.length > MAX_CATEGORIES)
    return invalid(`A plugin has at most ${MAX_CATEGORIES} categories.`, 'categories');
  return ok(distinct);
}

/** The content rules: whether a listing says enough to be shown. Lengths were checked when it was written. */
export function checkShowable({ title, summary }: Plugin): Result<null> {
  if (charactersIn(title) < 3)
    return invalid('The title needs 3 characters before it can be shown.', 'title');
  if (charactersIn(summary) < 10)
    return invalid(
      'The summary needs 10 characters before it can be shown: say what the plugin does.',
      'summary',
    );
  return ok(null);
}
