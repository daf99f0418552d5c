import type { Tx } from '../../database.ts';
import type { InvocationRow } from './invocation.ts';
import { readInvocation } from './invocation.repository.ts';

/** A page of an installation's runs, newest first. */
export interface InvocationQuestion {
  readonly installationId: string;
  readonly outcome: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Pages of many installations that were asked about alike, in one statement. */
export async function invocationPages(
  tx: Tx,
  marketplaceId: string,
  questions: readonly InvocationQuestion[],
): Promise<InvocationRow[][]> {
  const answers = new Map<InvocationQuestion, InvocationRow[]>();
  const alike = Map.groupBy(questions, ({ outcome, after, limit }) =>
    JSON.stringify([outcome, after, limit]),
  );
  for (const group of alike.values()) {
    const [first] = group;
    if (!first) continue;
    const { outcome, after, limit } = first;
    const ids = group.map(({ installationId }) => installationId);
    const rows = await tx.$queryRaw<Parameters<typeof readInvocation>[0][]>`
      SELECT page.id, page.installation_id AS "installationId", page.version_id AS "versionId", page.function,
             page.trigger, page.cause, page.state, page.outcome, page.message, page.actor_id AS "actorId",
             page.started_at AS "startedAt", page.finished_at AS "finishedAt", page.cpu_ms AS "cpuMs",
             page.wall_ms AS "wallMs", page.host_calls AS "hostCalls", page.fetches
      FROM unnest(${ids}::text[]) AS asked (id), LATERAL (
        SELECT * FROM invocation
        WHERE marketplace_id = ${marketplaceId} AND installation_id = asked.id
          AND (${after}::text IS NULL OR id < ${after}) AND (${outcome}::text IS NULL OR outcome = ${outcome})
        ORDER BY id DESC LIMIT ${limit}) AS page
      ORDER BY page.id DESC`;
    const found = Map.groupBy(rows.map(readInvocation), ({ installationId }) => installationId);
    for (const question of group) answers.set(question, found.get(question.installationId) ?? []);
  }
  return questions.map((question) => answers.get(question) ?? []);
}
