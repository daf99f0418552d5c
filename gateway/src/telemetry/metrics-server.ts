import fastify from 'fastify';
import type { Registry } from 'prom-client';

/** `GET /metrics` on a port of its own, which no client of the gateway can reach. */
export async function serveMetrics(
  registry: Registry,
  at: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const app = fastify();
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  const url = await app.listen(at);
  return { url, close: () => app.close() };
}
