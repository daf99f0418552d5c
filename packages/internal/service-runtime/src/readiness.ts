import { systemSession } from '@guildhall/authz';
import fastify, { type FastifyInstance } from 'fastify';
import type { UnitOfWork } from './unit-of-work.ts';

/** Something without which this process cannot serve; resolves to null when well, else to why not. */
export interface ReadinessCheck {
  name: string;
  check(this: void): Promise<string | null>;
}

/** `/livez`: the process answers. `/readyz`: it can do its work, or 503 and the reasons. */
export function serveReadiness(app: FastifyInstance, checks: readonly ReadinessCheck[]): void {
  app.get('/livez', () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const reasons: Record<string, string> = {};
    for (const { name, check } of checks) {
      const reason = await check().catch((error: unknown) =>
        error instanceof Error ? error.message : String(error),
      );
      if (reason) reasons[name] = reason;
    }
    const ok = Object.keys(reasons).length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, reasons });
  });
}

/** Whether the service's database takes a transaction. */
export function databaseCheck(units: UnitOfWork<unknown>): ReadinessCheck {
  const nothing = () => Promise.resolve(null);
  return {
    name: 'database',
    check: () => units.run(systemSession('none', 'readyz'), nothing, { readOnly: true }),
  };
}

/** Health of a process that serves nothing else. It listens until it is closed. */
export async function openProbes(
  { host, port }: { host: string; port: number },
  checks: readonly ReadinessCheck[],
): Promise<{ url: string; close(): Promise<void> }> {
  const app = fastify();
  serveReadiness(app, checks);
  const url = await app.listen({ host, port });
  return { url, close: () => app.close() };
}
