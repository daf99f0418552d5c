import { invalid, ok, type Result } from '@guildhall/kernel';
import type { SlotEntry } from './slot.ts';

/** An entry as GraphQL names it. */
export interface EntryInput {
  pluginId: string;
  order?: number | null | undefined;
  hidden?: boolean | null | undefined;
}

const MOST = 200;
const FARTHEST = 10_000;

/** Entries that say each plugin once, and something about it. */
export function checkEntries(entries: readonly EntryInput[]): Result<SlotEntry[]> {
  if (entries.length > MOST) return invalid(`A slot configuration names at most ${MOST} plugins.`, 'entries');
  const seen = new Set<string>();
  const read: SlotEntry[] = [];
  for (const { pluginId, order = null, hidden } of entries) {
    if (seen.has(pluginId)) return invalid(`The plugin ${pluginId} is named twice.`, 'entries', 'pluginId');
    seen.add(pluginId);
    if (order !== null && Math.abs(order) > FARTHEST)
      return invalid(`"order" lies between -${FARTHEST} and ${FARTHEST}.`, 'entries', 'order');
    if (order === null && hidden !== true)
      return invalid('Each entry hides its plugin or gives it an order.', 'entries', 'order');
    read.push({ pluginId, order, hidden: hidden === true });
  }
  return ok(read);
}
