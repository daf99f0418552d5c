import { z } from 'zod';
import type { PageConfig } from '../../contract/page-config.ts';
import type { Person } from '../../contract/people.ts';
import { createAsk } from '../marketplace/graphql.ts';
import * as documents from './documents.ts';
import { functionsApi } from './functions/functions-api.ts';
import { installationDetail } from './installation/installation-detail.ts';
import { requestsApi } from './requests/requests-api.ts';
import { rulesApi } from './rules/rules-api.ts';
import { slotsApi } from './slots/slots-api.ts';

export type Manage = ReturnType<typeof createManage>;

/** What the pages for administrators ask of the marketplace, for one person. */
export function createManage(config: PageConfig, person: Person, getToken: () => Promise<string>) {
  const ask = createAsk(new URL(config.gateway.url).origin, getToken);
  const scope = { host: config.host, organization: person.organization };
  return {
    requests: requestsApi(ask, scope),
    rules: rulesApi(ask, scope),
    slots: slotsApi(ask, scope),
    functions: functionsApi(ask),

    async installation(id: string) {
      const shape = z.object({ installation: installationDetail.nullable() });
      return (await ask(documents.INSTALLATION, { id }, shape)).installation;
    },

    /** What this host does when a restriction stops a version; null when it is a word we do not know. */
    async fallbackPolicy() {
      const host = z.object({
        key: z.string(),
        fallback: z.enum(['ASK', 'PREVIOUS']).nullable().catch(null),
      });
      const { hosts } = await ask(documents.HOST_FALLBACK, {}, z.object({ hosts: z.array(host) }));
      return hosts.find(({ key }) => key === scope.host)?.fallback ?? null;
    },
  };
}
