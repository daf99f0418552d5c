import { randomUUID } from 'node:crypto';
import { until } from '@guildhall/testing';
import type { Stage } from './stage.ts';

/** What a service's worker does when told to: by name of the task, or by kind of the hour that has come. */
export interface Work {
  readonly service: string;
  readonly tasks: readonly { queue: string; name: string }[];
  readonly due: readonly { kind: string }[];
}

/** All that workers can be told to do. Loaded late: services read the environment when they are. */
export async function allWork(): Promise<Work[]> {
  const { catalog } = await import('@guildhall/catalog');
  const { forge } = await import('@guildhall/forge');
  const { governance } = await import('@guildhall/governance');
  const { installation } = await import('@guildhall/installation');
  return [catalog, forge, governance, installation].map(({ name, tasks, due }) => ({
    service: name,
    tasks: (tasks ?? []).map(({ queue, name: task }) => ({ queue, name: task })),
    due: (due ?? []).map(({ kind }) => ({ kind })),
  }));
}

const PROBE = 'probe';

/** Puts a task of every name into a marketplace's outboxes, each with all these ids, and waits until all are settled. */
export async function sendTasks(
  { databases }: Stage,
  marketplace: string,
  ids: Readonly<Record<string, string>>,
): Promise<{ sent: string[]; refused: string[] }> {
  const sent: string[] = [];
  const refused: string[] = [];
  for (const { service, tasks } of await allWork()) {
    const client = clientOf(databases, service);
    for (const { queue, name } of tasks) {
      await client.query(
        'INSERT INTO outbox (marketplace_id, event_id, queue, name, body) VALUES ($1, $2, $3, $4, $5)',
        [marketplace, `${PROBE}_${randomUUID()}`, queue, name, JSON.stringify({ ...ids, after: '' })],
      );
      sent.push(name);
    }
    await until(`${service} has settled every task`, async () => {
      const open = `SELECT FROM outbox WHERE marketplace_id = $1 AND event_id LIKE '${PROBE}%' AND handled_at IS NULL`;
      return (await client.query(open, [marketplace])).rowCount === 0;
    });
    const dead = await client.query<{ name: string }>(
      "SELECT name FROM dead_letter WHERE marketplace_id = $1 AND reason = 'REFUSED'",
      [marketplace],
    );
    refused.push(...dead.rows.map(({ name }) => name));
  }
  return { sent, refused };
}

/** Lets an hour of every kind come in a marketplace, each about every one of these subjects; the kinds. */
export async function sendHours(
  { databases }: Stage,
  marketplace: string,
  subjects: readonly string[],
): Promise<string[]> {
  const sent: string[] = [];
  for (const { service, due } of await allWork()) {
    const client = clientOf(databases, service);
    for (const { kind } of due) {
      for (const [index, subject] of subjects.entries()) {
        await client.query(
          `INSERT INTO due (marketplace_id, id, kind, subject_id, rev, at) VALUES ($1, $2, $3, $4, 1, now())
           ON CONFLICT DO NOTHING`,
          [marketplace, `${PROBE}-${kind}-${index}`, kind, subject],
        );
      }
      sent.push(kind);
    }
    await until(`${service} has minded every hour`, async () => {
      const open = `SELECT FROM due WHERE marketplace_id = $1 AND id LIKE '${PROBE}-%' AND at <= now()`;
      return (await client.query(open, [marketplace])).rowCount === 0;
    });
  }
  return sent;
}

function clientOf({ clients }: Stage['databases'], service: string) {
  const found = clients.find((one) => one.service === service);
  if (!found) throw new Error(`there is no database of ${service}`);
  return found.client;
}
