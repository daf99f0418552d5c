import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Invocation as Stored } from '../../generated/prisma/client.ts';
import { invocationLifecycle } from './invocation-lifecycle.ts';
import type { Ending, InvocationRow, Trigger } from './invocation.ts';

export interface NewInvocation {
  id: string;
  installationId: string;
  versionId: string;
  function: string;
  trigger: Trigger;
  cause: string | null;
  actorId: string;
  /** Of a call from outside, by what it is known when it is sent again. */
  delivery?: string | null;
}

export interface InvocationRepository {
  /** One whose delivery was noted before, perhaps a moment ago elsewhere, is not added: the answer is what that one began. */
  add(
    invocation: NewInvocation,
    state: 'QUEUED' | 'RUNNING',
    payload: unknown,
    now: Date,
  ): Promise<InvocationRow>;
  find(id: string): Promise<InvocationRow | null>;
  /** The run that a call from outside began when it came before. */
  findDelivery(delivery: string): Promise<InvocationRow | null>;
  findAll(ids: readonly string[]): Promise<InvocationRow[]>;
  /** The payload of one that waits, which runs from now on; null when it does not wait any more. */
  begin(id: string, now: Date): Promise<{ payload: unknown } | null>;
  /** False when it had ended already: the first ending stays. */
  finish(id: string, ending: Ending, value: unknown, now: Date): Promise<boolean>;
  /** What a call answered. */
  valueOf(id: string): Promise<unknown>;
  /** Forgets what ended before an instant; how many that were. */
  deleteBefore(instant: Date, limit: number): Promise<number>;
}

const { begin, finish: done } = invocationLifecycle.table;

const words = z.object({
  trigger: z.enum(['CALL', 'EVENT', 'SCHEDULE', 'WEBHOOK']),
  state: z.enum(['QUEUED', 'RUNNING', 'FINISHED']),
  outcome: z
    .enum([
      'OK',
      'ERROR',
      'TIMEOUT',
      'MEMORY',
      'TOO_LARGE',
      'TOO_MANY_CALLS',
      'KILLED',
      'QUARANTINED',
      'REFUSED',
    ])
    .nullable(),
});

export function invocationRepository(tx: Tx, marketplaceId: string): InvocationRepository {
  const keyed = (id: string) => ({ marketplaceId_id: { marketplaceId, id } });
  async function findAll(ids: readonly string[]): Promise<InvocationRow[]> {
    const rows = await tx.invocation.findMany({ where: { marketplaceId, id: { in: [...ids] } } });
    return rows.map(readInvocation);
  }
  return {
    findAll,
    async add(invocation, state, payload, now) {
      const { delivery = null } = invocation;
      const waiting = state === 'QUEUED' ? asText(payload) : null;
      await tx.$executeRaw`
        INSERT INTO invocation (marketplace_id, id, installation_id, version_id, function, trigger, cause, state,
                                payload, actor_id, started_at, delivery)
        VALUES (${marketplaceId}, ${invocation.id}, ${invocation.installationId}, ${invocation.versionId},
                ${invocation.function}, ${invocation.trigger}, ${invocation.cause}, ${state}, ${waiting}::jsonb,
                ${invocation.actorId}, ${now}, ${delivery})
        ON CONFLICT (marketplace_id, delivery) DO NOTHING`;
      const row = await (delivery === null ? this.find(invocation.id) : this.findDelivery(delivery));
      if (!row) throw new Error(`invocation ${invocation.id} vanished`);
      return row;
    },
    find: async (id) => (await findAll([id]))[0] ?? null,
    async findDelivery(delivery) {
      const row = await tx.invocation.findFirst({ where: { marketplaceId, delivery } });
      return row && readInvocation(row);
    },
    async begin(id, now) {
      const rows = await tx.$queryRaw<{ payload: unknown }[]>`
        UPDATE invocation SET state = ${begin.to}, started_at = ${now}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND state = ANY(${[...begin.from]}) RETURNING payload`;
      return rows[0] ? { payload: fromText(rows[0].payload) } : null;
    },
    async finish(id, { outcome, message, cpuMs, wallMs, hostCalls, fetches }, value, now) {
      const kept = value === undefined ? null : asText(value);
      const ended = await tx.$executeRaw`
        UPDATE invocation SET state = ${done.to}, outcome = ${outcome}, message = ${message?.replaceAll('\0', '').slice(0, 2_000) ?? null}, value = ${kept}::jsonb,
               payload = NULL, finished_at = ${now}, cpu_ms = ${cpuMs}, wall_ms = ${wallMs},
               host_calls = ${hostCalls}, fetches = ${fetches}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND state = ANY(${[...done.from]})`;
      return ended === 1;
    },
    async valueOf(id) {
      const row = await tx.invocation.findUnique({ where: keyed(id), select: { value: true } });
      return row?.value === null || row === null ? null : fromText(row.value);
    },
    deleteBefore: (instant, limit) => tx.$executeRaw`
      DELETE FROM invocation WHERE marketplace_id = ${marketplaceId} AND id IN (
        SELECT id FROM invocation WHERE marketplace_id = ${marketplaceId} AND started_at < ${instant} LIMIT ${limit})`,
  };
}

/** JSON kept as a text in JSON: PostgreSQL's own refuses characters that functions may well use. */
function asText(value: unknown): string {
  return JSON.stringify(JSON.stringify(value ?? null));
}

function fromText(stored: unknown): unknown {
  return JSON.parse(z.string().parse(stored));
}

/** An invocation as code knows it, without what it was given and what it answered. */
export function readInvocation(row: Omit<Stored, 'payload' | 'value' | 'delivery'>): InvocationRow {
  const { trigger, state, outcome } = words.parse(row);
  const { id, installationId, versionId, cause, message, actorId, startedAt, finishedAt } = row;
  const { cpuMs, wallMs, hostCalls, fetches } = row;
  return {
    ...{ id, installationId, versionId, function: row.function, trigger, cause, state, outcome, message },
    ...{ actorId, startedAt, finishedAt, cpuMs, wallMs, hostCalls, fetches },
  };
}
