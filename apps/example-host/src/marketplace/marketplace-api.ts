import { err, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { PageConfig } from '../../contract/page-config.ts';
import type { Person } from '../../contract/people.ts';
import * as documents from './documents.ts';
import { createAsk } from './graphql.ts';
import {
  explanation,
  installation,
  pageInfo,
  pluginDetail,
  pluginSummary,
  type Installation,
} from './models.ts';

const userErrors = z.array(z.object({ code: z.string(), message: z.string() }));
const payload = z.object({ installation: installation.nullable(), userErrors });

/** `expectedRev` keeps two administrators from undoing each other unseen. */
type Subject = Pick<Installation, 'id' | 'rev'>;

export type Marketplace = ReturnType<typeof createMarketplace>;

/** What the CRM's page asks of its marketplace, for one person. */
export function createMarketplace(config: PageConfig, person: Person, getToken: () => Promise<string>) {
  const ask = createAsk(new URL(config.gateway.url).origin, getToken);
  const scope = { host: config.host, organization: person.organization };

  async function change(name: string, document: string, input: object): Promise<Result<Installation>> {
    const data = await ask(document, { input }, z.object({ [name]: payload }));
    const answered = data[name];
    const refused = answered?.userErrors[0];
    if (refused) return err(refused);
    if (!answered?.installation) throw new Error(`The marketplace answered ${name} with nothing.`);
    return ok(answered.installation);
  }

  const act =
    (name: string, document: string) =>
    ({ id, rev }: Subject) =>
      change(name, document, { installationId: id, expectedRev: rev });

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

    async installations() {
      const shape = z.object({ installations: z.object({ nodes: z.array(installation), pageInfo }) });
      const { installations } = await ask(documents.INSTALLATIONS, { scope, first: 100, after: null }, shape);
      return installations.nodes.filter(({ state }) => state !== 'UNINSTALLED');
    },

    async explain(pluginId: string, contribution: string) {
      const shape = z.object({ explainContribution: explanation });
      const mine = { ...scope, user: person.id };
      return (await ask(documents.EXPLAIN, { pluginId, contribution, scope: mine }, shape))
        .explainContribution;
    },

    async requestInstall(pluginId: string, reason: string): Promise<Result<null>> {
      const shape = z.object({ requestInstall: z.object({ userErrors }) });
      const { requestInstall } = await ask(
        documents.REQUEST_INSTALL,
        { input: { pluginId, scope, reason } },
        shape,
      );
      const refused = requestInstall.userErrors[0];
      return refused ? err(refused) : ok(null);
    },

    install: (pluginId: string, versionId: string) =>
      change('installPlugin', documents.INSTALL, { pluginId, versionId, scope }),
    consent: ({ id, rev }: Subject, permissionDigest: string, optional: readonly string[]) =>
      change('consentToInstallation', documents.CONSENT_TO, {
        installationId: id,
        permissionDigest,
        optional,
        expectedRev: rev,
      }),
    changeSettings: ({ id, rev }: Subject, settings: Readonly<Record<string, unknown>>) =>
      change('changeSettings', documents.CHANGE_SETTINGS, { installationId: id, settings, expectedRev: rev }),
    disable: act('disableInstallation', documents.DISABLE),
    enable: act('enableInstallation', documents.ENABLE),
    uninstall: act('uninstall', documents.UNINSTALL),
  };
}
