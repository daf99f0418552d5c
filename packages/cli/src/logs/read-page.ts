import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';
import { logEntry, type LogEntry } from './log-entry.ts';

const LOGS = defineQuery(
  `query FunctionLogs($installationId: ID!, $level: LogLevel, $first: Int, $after: String, $since: String) {
    functionLogs(installationId: $installationId, level: $level, first: $first, after: $after, since: $since) {
      edges { cursor node { at level text function invocationId } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  z.object({
    functionLogs: z
      .object({
        edges: z.array(z.object({ cursor: z.string(), node: logEntry })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      })
      .nullable(),
  }),
);

export interface LogQuestion {
  readonly installationId: string;
  readonly level?: string | undefined;
  readonly first?: number;
  /** Backwards from this cursor. */
  readonly after?: string | null;
  /** Forwards from this one. */
  readonly since?: string | null;
}

export interface LogPage {
  readonly entries: readonly (LogEntry & { readonly cursor: string })[];
  readonly hasNextPage: boolean;
}

/** One page of what functions wrote at one installation: newest first, or oldest first from `since` on. */
export async function readPage(gateway: Gateway, question: LogQuestion): Promise<Result<LogPage, Failure>> {
  const answer = await gateway.ask(LOGS, { first: 100, ...question });
  if (!answer.ok) return answer;
  const page = answer.value.functionLogs;
  if (!page) return failed('server', 'LOGS_AWAY', 'The logs cannot be had right now. Try again.');
  const { installationId } = question;
  return ok({
    entries: page.edges.map(({ cursor, node }) => ({ ...node, installationId, cursor })),
    hasNextPage: page.pageInfo.hasNextPage,
  });
}
