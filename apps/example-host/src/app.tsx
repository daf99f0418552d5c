import { useState } from 'react';
import type { PageConfig } from '../contract/page-config.ts';
import type { Person } from '../contract/people.ts';
import { ContactPage } from './contact/contact-page.tsx';
import { ContactsPage } from './contacts/contacts-page.tsx';
import { Toasts } from './kit/toast.tsx';
import { ManagePage } from './manage/manage-page.tsx';
import { MarketplaceDrawer } from './marketplace/marketplace-drawer.tsx';
import { PermissionDialog } from './marketplace/permission-dialog.tsx';
import { useLocation } from './navigation/location.ts';
import { leaveBy } from './navigation/unsaved.ts';
import { pageAt } from './plugin-pages/page-address.ts';
import { PluginPageScreen } from './plugin-pages/plugin-page-screen.tsx';
import { PluginSession } from './plugins/plugin-session.tsx';
import { LeaveDialog } from './shell/leave-dialog.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Palette } from './shell/palette.tsx';
import { rememberedPerson, rememberPerson } from './shell/remembered-person.ts';
import { Shell } from './shell/shell.tsx';
import { TodayPage } from './today/today-page.tsx';

export function App({ config, people }: { config: PageConfig; people: readonly Person[] }) {
  const [person, setPerson] = useState(() => rememberedPerson(people));
  if (!person) return <NotFound />;
  const become = (next: Person): void => {
    leaveBy(() => {
      rememberPerson(next);
      setPerson(next);
    });
  };
  return (
    <PluginSession key={person.id} config={config} person={person}>
      <Shell people={people} person={person} onPerson={become}>
        <Page />
      </Shell>
      <MarketplaceDrawer />
      <PermissionDialog />
      <LeaveDialog />
      <Palette />
      <Toasts />
    </PluginSession>
  );
}

function Page() {
  const { path } = useLocation();
  const contact = /^\/contacts\/([^/]+)$/.exec(path)?.[1];
  const page = pageAt(path);
  if (path === '/') return <TodayPage />;
  if (page) return <PluginPageScreen key={path} {...page} />;
  if (path === '/contacts') return <ContactsPage />;
  if (contact !== undefined) return <ContactPage key={contact} id={decodeURIComponent(contact)} />;
  if (path === '/plugins' || path.startsWith('/plugins/')) return <ManagePage path={path} />;
  return <NotFound />;
}
