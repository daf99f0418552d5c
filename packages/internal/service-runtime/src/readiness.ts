import type { FastifyInstance } from 'fastify';

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
