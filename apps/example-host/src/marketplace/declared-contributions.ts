import { z } from 'zod';

const named = z.object({ id: z.string(), title: z.string() });
const placed = z.object({ extensionPoint: z.string(), command: z.string() });
const heard = z.object({ event: z.string(), mode: z.string() });
const contributing = z.object({
  contributes: z.object({
    views: z.array(named).default([]),
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
}

/** Everything a manifest adds to a host, shown or not. */
export function declaredContributions(manifest: unknown): DeclaredContribution[] {
  const parsed = contributing.safeParse(manifest);
  if (!parsed.success) return [];
  const { views, commands, menus, events } = parsed.data.contributes;
  const titleOf = (command: string) => commands.find(({ id }) => id === command)?.title ?? command;
  return [
    ...views.map(({ id, title }) => ({ key: `view:${id}`, title, kind: 'Panel' })),
    ...commands.map(({ id, title }) => ({ key: `command:${id}`, title, kind: 'Command' })),
    ...menus.map(({ extensionPoint, command }) => ({
      key: `menu:${extensionPoint}:${command}`,
      title: titleOf(command),
      kind: 'Toolbar action',
    })),
    ...events.map(({ event, mode }) => ({ key: `event:${event}:${mode}`, title: event, kind: 'Event' })),
  ];
}
