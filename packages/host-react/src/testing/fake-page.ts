import {
  createStore,
  type Command,
  type Contribution,
  type Host,
  type PageState,
  type PluginSettings,
  type SlotState,
} from '@guildhall/host-sdk';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PluginHostProvider } from '../plugin-host-provider.ts';
import { components } from './components.ts';

/** A contribution of one plugin; name what matters to the test. */
export function contributionOf(parts: Partial<Contribution> = {}): Contribution {
  return {
    key: 'view:panel',
    installationId: 'ins_1',
    pluginId: 'plg_1',
    pluginName: 'Orchard',
    versionId: 'ver_1',
    publisherId: 'pub_1',
    releaseDigest: 'd1',
    extensionPoint: 'crm.panel@1',
    kind: 'view',
    title: 'Panel',
    module: 'panel',
    handler: null,
    when: null,
    order: 0,
    detail: null,
    bundle: null,
    grants: [],
    signedManifest: null,
    settings: {},
    warned: false,
    ...parts,
  };
}

/** What a host has beside its slots. */
interface Beside {
  readonly page?: Partial<PageState>;
  readonly settings?: PluginSettings;
}

/** A host that shows what the test says and runs nothing. */
export function hostShowing(
  state: Partial<SlotState>,
  commands: readonly Command[] = [],
  { page = {}, settings }: Beside = {},
): Host {
  const slot = createStore<SlotState>({
    loading: false,
    stale: false,
    held: false,
    contributions: [],
    notices: [],
    ...state,
  });
  const unused = (): never => {
    throw new Error('This test runs no plugin.');
  };
  return {
    ready: Promise.resolve(),
    context: { ...createStore({}), set: unused },
    epoch: createStore(0),
    slot: () => slot,
    menu: () => createStore([]),
    commands: () => createStore(commands),
    pages: () => createStore(page.contribution ? [page.contribution] : []),
    page: () => createStore({ ...UNKNOWN_PAGE, ...page }),
    settings: () => createStore(settings ?? null),
    changeSettings: unused,
    execute: unused,
    emit: unused,
    mount: unused,
    explain: unused,
    refresh: unused,
    dispose: unused,
  };
}

const UNKNOWN_PAGE: PageState = {
  loading: false,
  stale: false,
  held: false,
  contribution: null,
  notice: null,
};

/** What a page shows before any effect ran. */
export function markup(host: Host, content: ReactNode): string {
  return renderToStaticMarkup(createElement(PluginHostProvider, { host, components }, content));
}
