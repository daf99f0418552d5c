import { z } from 'zod';
import type { Installation } from '../../marketplace/models.ts';
import type { SlotConfiguration, SlotEntry, SlotPlugin } from './slot.ts';

/** Distance between two neighbours: room for what is installed later and wishes to stand between them. */
const STEP = 10;

const placed = z.object({ extensionPoint: z.string(), order: z.number().default(0) });
const contributing = z.object({
  contributes: z.object({
    views: z.array(placed).default([]),
    pages: z.array(placed).default([]),
    menus: z.array(placed).default([]),
  }),
});

/** Who contributes to an extension point, in the order in which pages show it; what is hidden comes last. */
export function pluginsAt(
  extensionPoint: string,
  installations: readonly Installation[],
  entries: readonly SlotEntry[],
): SlotPlugin[] {
  return installations
    .flatMap(({ plugin: { id, name, listing }, lock }) => {
      const wish = wishOf(lock?.version.manifest, extensionPoint);
      if (wish === null) return [];
      const entry = entries.find(({ pluginId }) => pluginId === id);
      const hidden = entry?.hidden ?? false;
      return [{ pluginId: id, name: listing?.title ?? name, hidden, order: entry?.order ?? wish }];
    })
    .sort((a, b) => Number(a.hidden) - Number(b.hidden) || a.order - b.order || (a.name < b.name ? -1 : 1));
}

/** The first order that a manifest wishes for there; null when it contributes nothing there. */
function wishOf(manifest: unknown, extensionPoint: string): number | null {
  const parsed = contributing.safeParse(manifest);
  if (!parsed.success) return null;
  const { views, pages, menus } = parsed.data.contributes;
  const orders = [...views, ...pages, ...menus].filter((one) => one.extensionPoint === extensionPoint);
  return orders.length === 0 ? null : Math.min(...orders.map(({ order }) => order));
}

/** The plugins with one of them moved by a step; as they were where it stands at that end already. */
export function moved(plugins: readonly SlotPlugin[], pluginId: string, by: -1 | 1): readonly SlotPlugin[] {
  const from = plugins.findIndex((plugin) => plugin.pluginId === pluginId);
  const one = plugins[from];
  const other = plugins[from + by];
  if (!one || !other || other.hidden !== one.hidden) return plugins;
  return plugins.with(from, other).with(from + by, one);
}

/** The plugins with one of them hidden, or shown again behind all that is shown. */
export function withHidden(
  plugins: readonly SlotPlugin[],
  pluginId: string,
  hidden: boolean,
): readonly SlotPlugin[] {
  const changed = plugins.map((plugin) => (plugin.pluginId === pluginId ? { ...plugin, hidden } : plugin));
  const shown = changed.filter((plugin) => !plugin.hidden);
  const rest = changed.filter((plugin) => plugin.hidden);
  const one = changed.filter((plugin) => plugin.pluginId === pluginId);
  return hidden
    ? [...shown, ...rest]
    : [...shown.filter((plugin) => plugin.pluginId !== pluginId), ...one, ...rest];
}

/** What is to be stored for this order. What was said of plugins that are not installed now is kept. */
export function entriesFor(
  plugins: readonly SlotPlugin[],
  held: SlotConfiguration | undefined,
): readonly SlotEntry[] {
  const here = new Set(plugins.map(({ pluginId }) => pluginId));
  const kept = (held?.entries ?? []).filter(({ pluginId }) => !here.has(pluginId));
  const said = plugins.map(({ pluginId, hidden }, index) => ({
    ...{ pluginId, hidden },
    order: (index + 1) * STEP,
  }));
  return [...said, ...kept];
}

/** Whether two arrangements show the same plugins in the same order. */
export function isSame(one: readonly SlotPlugin[], other: readonly SlotPlugin[]): boolean {
  const facts = (plugins: readonly SlotPlugin[]) => plugins.map(({ pluginId, hidden }) => [pluginId, hidden]);
  return JSON.stringify(facts(one)) === JSON.stringify(facts(other));
}
