import { parseWhen, type WhenNode } from '@guildhall/when-clause';
import type { Contribution } from './contribution.ts';
import type {
  CommandDeclaration,
  EventDeclaration,
  Manifest,
  MenuDeclaration,
  ViewDeclaration,
} from './manifest.ts';

/**
 * All a plugin adds to the pages of a host, as one list in the order of the manifest.
 * Events that a function handles are not in it: no page has anything to run for them.
 */
export function contributionsOf({ displayName, contributes }: Manifest): Contribution[] {
  const { views = [], pages = [], commands = [], menus = [], events = [], settings } = contributes;
  return [
    ...views.map((view) => drawnContribution('view', view)),
    ...pages.map((page) => drawnContribution('page', page)),
    ...commands.map(commandContribution),
    ...menus.map((menu) => menuContribution(menu, commands)),
    ...events.filter(({ handler }) => handler !== undefined).map(eventContribution),
    ...(settings
      ? [
          {
            ...NOTHING,
            key: 'settings',
            kind: 'settings' as const,
            title: displayName,
            detail: { properties: plain(settings.properties) },
          },
        ]
      : []),
  ];
}

const NOTHING = { extensionPoint: null, module: null, handler: null, when: null, order: 0 };

function drawnContribution(kind: 'view' | 'page', declared: ViewDeclaration): Contribution {
  const { id, extensionPoint, title, module, when, order } = declared;
  return {
    ...NOTHING,
    key: `${kind}:${id}`,
    kind,
    extensionPoint,
    title,
    module,
    when: whenNode(when),
    order: order ?? 0,
    detail: { id },
  };
}

function commandContribution({
  id,
  title,
  handler,
  when,
  arguments: args,
}: CommandDeclaration): Contribution {
  return {
    ...NOTHING,
    key: `command:${id}`,
    kind: 'command',
    title,
    handler,
    when: whenNode(when),
    detail: { id, ...(args && { arguments: args }) },
  };
}

function menuContribution(menu: MenuDeclaration, commands: readonly CommandDeclaration[]): Contribution {
  const { extensionPoint, command, when, group, order } = menu;
  const target = commands.find(({ id }) => id === command);
  return {
    ...NOTHING,
    key: `menu:${extensionPoint}:${command}`,
    kind: 'menu',
    extensionPoint,
    title: target?.title ?? command,
    handler: target?.handler ?? null,
    when: whenNode(when),
    order: order ?? 0,
    detail: { command, ...(group !== undefined && { group }) },
  };
}

function eventContribution({ event, mode, handler, timeoutMs, when }: EventDeclaration): Contribution {
  return {
    ...NOTHING,
    key: `event:${event}:${mode}`,
    kind: 'event',
    title: event,
    handler: handler ?? null,
    when: whenNode(when),
    detail: { event, mode, ...(timeoutMs !== undefined && { timeoutMs }) },
  };
}

function whenNode(when: string | undefined): WhenNode | null {
  if (when === undefined) return null;
  const parsed = parseWhen(when);
  // Shown never rather than always, should a manifest ever get here that parseManifest has not seen.
  return parsed.ok ? parsed.value : { op: 'literal', value: false };
}

/** Settings as JSON: an interface has no index signature, a copy of its entries does. */
function plain(properties: Readonly<Record<string, object>>): Contribution['detail'] {
  return Object.fromEntries(Object.entries(properties).map(([name, setting]) => [name, { ...setting }]));
}
