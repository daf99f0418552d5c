import type { Facts } from '@guildhall/analysis';
import type { Manifest } from '@guildhall/manifest';

interface FilledPlace {
  /** As plugin.json names it: `crm.contact.sidebar@1`. */
  name: string;
  /** Where plugin.json fills it. */
  pointer: string;
  /** The code that does; undefined when none was seen. */
  by: { file: string; line: number } | undefined;
}

/** Every place of the host that a manifest fills, once, with the module or handler that was seen to be there for it. */
export function filledPlaces(entries: Facts['entries'], { contributes }: Manifest): FilledPlace[] {
  const { views = [], pages = [], menus = [], commands = [] } = contributes;
  const locationOf = (entry: string | undefined) => entries.find(({ name }) => name === entry)?.location;
  const handlerOf = (command: string) => commands.find(({ id }) => id === command)?.handler;
  const filled = [
    ...views.map(({ extensionPoint, module }, at) => ({
      ...{ name: extensionPoint, pointer: `/contributes/views/${at}` },
      by: locationOf(module),
    })),
    ...pages.map(({ extensionPoint, module }, at) => ({
      ...{ name: extensionPoint, pointer: `/contributes/pages/${at}` },
      by: locationOf(module),
    })),
    ...menus.map(({ extensionPoint, command }, at) => ({
      ...{ name: extensionPoint, pointer: `/contributes/menus/${at}` },
      by: locationOf(handlerOf(command)),
    })),
  ];
  const byName = Map.groupBy(filled, ({ name }) => name);
  // Of several that fill one place, one without code behind it is what people want to see.
  return [...byName.values()].flatMap((same) => same.find(({ by }) => !by) ?? same.slice(0, 1));
}
