import { type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { PageConfig } from '../../contract/page-config.ts';
import type { Person } from '../../contract/people.ts';
import * as documents from './documents.ts';
import { createAsk } from './graphql.ts';
import { installationChanges } from './installation-changes.ts';
import { explanation, installation, pageInfo, pluginDetail, pluginSummary } from './models.ts';
import { createPerform } from './perform.ts';

export type Marketplace = ReturnType<typeof createMarketplace>;

/** What the CRM's page asks of its marketplace, for one person. */
export function createMarketplace(config: PageConfig, person: Person, getToken: () => Promise<string>) {
  const ask = createAsk(new URL(config.gateway.url).origin, getToken);
  const scope = { host: config.host, organization: person.organization };

  const perform = createPerform(ask);

  return {
    async plugins(search: string, after: string | null) {
      const shape = z.object({ plugins: z.object({ nodes: z.array(pluginSummary), pageInfo }) });
      const wanted = search === '' ? null : search;
      return (await ask(documents.PLUGINS, { search: wanted, first: 12, after, scope }, shape)).plugins;
    },

    async plugin(id: string) {
      const shape = z.object({ plugin: pluginDetail.nullable() });
      return (await ask(documents.PLUGIN, { id, scope }, shape)).plugin;
    },

    async installationsPage(after: string | null, first = 20) {
      const shape = z.object({ installations: z.object({ nodes: z.array(installation), pageInfo }) });
      const { installations } = await ask(documents.INSTALLATIONS, { scope, first, after }, shape);
      const nodes = installations.nodes.filter(({ state }) => state !== 'UNINSTALLED');
      return { ...installations, nodes };
    },

    /** Everything that is installed, as far as one answer goes. */
    async installations() {
      return (await this.installationsPage(null, 100)).nodes;
    },

    /** Why a contribution is shown or hidden: now, or at a past instant (ISO 8601). */
    async explain(pluginId: string, contribution: string, at: string | null = null) {
      const shape = z.object({ explainContribution: explanation });
      const mine = { ...scope, user: person.id };
      return (await ask(documents.EXPLAIN, { pluginId, contribution, scope: mine, at }, shape))
        .explainContribution;
    },

    requestInstall: (pluginId: string, reason: string | null): Promise<Result<unknown>> =>
      perform(
        { name: 'requestInstall', document: documents.REQUEST_INSTALL, answer: 'request' },
        { pluginId, scope, reason },
        z.unknown(),
      ),
    ...installationChanges(perform, scope),
  };
}
