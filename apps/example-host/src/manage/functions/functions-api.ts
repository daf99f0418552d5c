import { z } from 'zod';
import type { Ask } from '../../marketplace/graphql.ts';
import { MarketplaceError } from '../../marketplace/marketplace-error.ts';
import * as documents from '../documents.ts';
import { functions, logs, runs, type Level, type Outcome } from './function-models.ts';

const PAGE = 20;
const TAIL = 100;
/** The runtime hears of an installation a moment after it was made. */
const NOT_YET = 'The runtime does not know this plugin yet, or does not answer. Try again in a moment.';

export function functionsApi(ask: Ask) {
  return {
    async about(id: string) {
      const shape = z.object({ installation: z.looseObject({}).nullable() });
      const { installation } = await ask(documents.FUNCTIONS, { id }, shape);
      const known = functions.safeParse(installation);
      if (!known.success) throw new MarketplaceError(NOT_YET, null);
      return known.data;
    },

    async runs(id: string, outcome: Outcome | null, after: string | null) {
      const shape = z.object({ installation: z.object({ invocations: runs.nullable() }).nullable() });
      const { installation } = await ask(documents.RUNS, { id, outcome, first: PAGE, after }, shape);
      if (!installation?.invocations) throw new MarketplaceError(NOT_YET, null);
      return installation.invocations;
    },

    /** Newest first, and on into the past. */
    async logs(id: string, level: Level | null, after: string | null) {
      const shape = z.object({ functionLogs: logs });
      const { functionLogs } = await ask(
        documents.LOGS,
        { id, level, first: PAGE, after, since: null },
        shape,
      );
      return { nodes: functionLogs.edges, pageInfo: functionLogs.pageInfo };
    },

    /** What was written since that cursor, oldest first. */
    async logsSince(id: string, level: Level | null, since: string) {
      const shape = z.object({ functionLogs: logs });
      const asked = { id, level, first: TAIL, after: null, since };
      return (await ask(documents.LOGS, asked, shape)).functionLogs.edges;
    },
  };
}
