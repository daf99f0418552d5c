import { z } from 'zod';

const when = z.string().optional();
const named = z.object({ id: z.string(), title: z.string(), when });
const placed = z.object({ extensionPoint: z.string(), command: z.string(), when });
/** What a function handles on the server is nothing a page could show or hide. */
const heard = z.object({ event: z.string(), mode: z.string(), handler: z.string().optional() });
const contributing = z.object({
  contributes: z.object({
    views: z.array(named).default([]),
    pages: z.array(named).default([]),
    commands: z.array(named).default([]),
    menus: z.array(placed).default([]),
    events: z.array(heard).default([]),
  }),
});

export interface DeclaredContribution {
  /** The name under which the marketplace and the SDK know it. */
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  /** The condition in its author's words; undefined for always. */
  readonly when?: string | undefined;
}

/** Everything a manifest adds to a host, shown or not. */
export function declaredContributions(manifest: unknown): DeclaredContribution[] {
  const parsed = contributing.safeParse(manifest);
  if (!parsed.success) return [];
  const { views, pages, commands, menus, events } = parsed.data.contributes;
  const titleOf = (command: string) => commands.find(({ id }) => id === command)?.title ?? command;
  return [
    ...views.map(({ id, title, when }) => ({ key: `view:${id}`, title, kind: 'Panel', when })),
    ...pages.map(({ id, title, when }) => ({ key: `page:${id}`, title, kind: 'Page', when })),
    ...commands.map(({ id, title, when }) => ({ key: `command:${id}`, title, kind: 'Command', when })),
    ...menus.map(({ extensionPoint, command, when }) => ({
      key: `menu:${extensionPoint}:${command}`,
      title: titleOf(command),
      kind: 'Toolbar action',
      when,
    })),
    ...events
      .filter(({ handler }) => handler !== undefined)
      .map(({ event, mode }) => ({ key: `event:${event}:${mode}`, title: event, kind: 'Event' })),
  ];
}
