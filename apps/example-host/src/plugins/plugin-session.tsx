import { PluginHostProvider } from '@guildhall/host-react';
import type { Host } from '@guildhall/host-sdk';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { PageConfig } from '../../contract/page-config.ts';
import type { Person } from '../../contract/people.ts';
import { createManage, type Manage } from '../manage/manage-api.ts';
import { createMarketplace, type Marketplace } from '../marketplace/marketplace-api.ts';
import { pluginComponents } from './components/index.ts';
import { openPluginHost } from './open-plugin-host.ts';
import { createTokenSource } from './token-source.ts';

interface Session {
  readonly person: Person;
  readonly host: Host;
  readonly marketplace: Marketplace;
  readonly manage: Manage;
}

const SessionContext = createContext<Session | null>(null);

/** Who is signed in, their plugins and their marketplace. Another person gets a new host: nothing is carried over. */
export function PluginSession({
  config,
  person,
  children,
}: {
  config: PageConfig;
  person: Person;
  children: ReactNode;
}) {
  const getToken = useMemo(() => createTokenSource(person), [person]);
  const [host, setHost] = useState<Host | null>(null);
  useEffect(() => {
    const opened = openPluginHost(config, person, getToken);
    opened.context.set({ 'user.role': person.role });
    setHost(opened);
    return () => {
      opened.dispose();
    };
  }, [config, person, getToken]);
  const session = useMemo(
    () =>
      host && {
        person,
        host,
        marketplace: createMarketplace(config, person, getToken),
        manage: createManage(config, person, getToken),
      },
    [config, person, host, getToken],
  );

  if (!session) return null;
  return (
    <SessionContext value={session}>
      <PluginHostProvider host={session.host} components={pluginComponents}>
        {children}
      </PluginHostProvider>
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is called outside of PluginSession.');
  return session;
}
