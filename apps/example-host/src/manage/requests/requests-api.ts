import { z } from 'zod';
import type { Ask } from '../../marketplace/graphql.ts';
import { pageInfo } from '../../marketplace/models.ts';
import { createPerform } from '../../marketplace/perform.ts';
import * as documents from '../documents.ts';
import type { Scope } from '../scope.ts';
import { installRequest, type InstallRequest } from './install-request.ts';
import type { RequestFilter } from './request-words.ts';

const PAGE = 10;

export function requestsApi(ask: Ask, scope: Scope) {
  const perform = createPerform(ask);
  const decide =
    (name: string, document: string) =>
    ({ id, rev }: InstallRequest, reason: string | null) =>
      perform(
        { name, document, answer: 'request' },
        { requestId: id, expectedRev: rev, reason },
        installRequest,
      );

  return {
    async list(filter: RequestFilter, after: string | null) {
      const shape = z.object({ installRequests: z.object({ nodes: z.array(installRequest), pageInfo }) });
      const state = filter === 'ALL' ? null : filter;
      return (await ask(documents.INSTALL_REQUESTS, { scope, state, first: PAGE, after }, shape))
        .installRequests;
    },
    /** Installs the plugin as far as its consent screen. */
    approve: decide('approveInstallRequest', documents.APPROVE_REQUEST),
    deny: decide('denyInstallRequest', documents.DENY_REQUEST),
  };
}
