import { useCommands, usePluginPages } from '@guildhall/host-react';
import { contactQuery } from '../../contract/contact-query.ts';
import { loadContacts } from '../crm/crm-api.ts';
import { useLoad } from '../crm/use-load.ts';
import type { Person } from '../../contract/people.ts';
import type { IconName } from '../kit/icon.tsx';
import { sectionsFor } from '../manage/sections.ts';
import { navigate, withQuery } from '../navigation/location.ts';
import { addressOf } from '../plugin-pages/page-address.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { useRunCommand } from '../plugins/use-run-command.ts';

export interface PaletteEntry {
  readonly key: string;
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  readonly run: () => void;
}

const MOST_CONTACTS = 5;

/** What the palette offers for this text: commands of plugins, pages, and contacts that match. */
export function usePaletteEntries(text: string): readonly PaletteEntry[] {
  const runCommand = useRunCommand();
  const { person } = useSession();
  const { data } = useLoad(text, (signal) => loadContacts(contactQuery.parse({ search: text }), signal));

  const commands = useCommands().map((command) => ({
    key: command.id,
    icon: 'bolt' as const,
    title: command.title,
    detail: command.contribution.pluginName,
    run: () => {
      runCommand(command);
    },
  }));
  const brought = usePluginPages().map((page) =>
    goTo(addressOf(page), 'page', `Go to ${page.title ?? page.pluginName}`, page.pluginName),
  );
  const wanted = text.trim().toLowerCase();
  const matching = [...commands, ...brought, ...pages(person)].filter(({ title }) =>
    title.toLowerCase().includes(wanted),
  );
  const contacts = wanted === '' ? [] : (data?.items.slice(0, MOST_CONTACTS) ?? []);
  return [
    ...matching,
    ...contacts.map(({ id, name, company }) => goTo(`/contacts/${id}`, 'contacts', name, company)),
  ];
}

function pages(person: Person): PaletteEntry[] {
  return [
    goTo('/', 'today', 'Go to Today', 'Page'),
    goTo('/contacts', 'contacts', 'Go to Contacts', 'Page'),
    goTo(withQuery({ plugins: 'browse' }), 'plugins', 'Browse plugins', 'Plugins'),
    goTo(withQuery({ plugins: 'installed' }), 'plugins', 'See installed plugins', 'Plugins'),
    ...sectionsFor(person).map(({ path, label }) =>
      goTo(path, 'plugins', `Manage plugins: ${label}`, 'Plugins'),
    ),
    goTo(withQuery({ plugins: 'explain' }), 'eye', 'Explain what plugins show here', 'Plugins'),
  ];
}

function goTo(address: string, icon: IconName, title: string, detail: string): PaletteEntry {
  return {
    key: address,
    icon,
    title,
    detail,
    run: () => {
      navigate(address);
    },
  };
}
