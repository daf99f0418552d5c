import { openGuildhall, type OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';
import { openDatabase } from '../../tests/e2e/lab/query-database.ts';
import { metric } from '../../tests/edge/src/client.ts';
import { openProxy, type Proxy } from '../../tests/edge/src/proxy.ts';
import { startGateway } from '../../gateway/src/index.ts';
import { keepCommitTimes, type CommitTimes } from '../kill-switch/commit-times.ts';

/** All of Guildhall, and before it one more gateway that hears the bus through a line which can be silenced. */
interface World {
  guildhall: OpenGuildhall;
  commits: CommitTimes;
  bus: Proxy;
  gateway: string;
  /** Questions the gateway put to the installation service. */
  asked(): Promise<number>;
  /** The marketplace's epoch and when PostgreSQL committed it, in milliseconds since 1970. */
  epoch(): Promise<{ epoch: number; at: number }>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    const guildhall = await openGuildhall('many');
    opened.push(() => guildhall.close());
    const commits = await keepCommitTimes(guildhall);
    opened.push(() => commits.close());
    const busUrl = new URL(guildhall.deployment.gateway.busUrl);
    const bus = await openProxy({ host: busUrl.hostname, port: Number(busUrl.port) });
    opened.push(() => bus.close());
    busUrl.port = String(bus.port);
    const gateway = await startGateway({
      ...{ ...guildhall.deployment.gateway, port: 0, metricsPort: 0, busUrl: busUrl.href },
      // All pages are one person's here.
      liveStreams: { actor: 20_000, gateway: 20_000 },
    });
    opened.push(() => gateway.close());
    const database = await openDatabase(guildhall, 'installation');
    opened.push(() => database.end());
    return {
      ...{ guildhall, commits, bus, close },
      gateway: gateway.url,
      asked: () =>
        metric(gateway.metricsUrl, 'guildhall_subgraph_request_seconds_count', 'subgraph="installation"'),
      async epoch() {
        const { rows } = await database.query<{ epoch: number; at: number }>(
          `SELECT epoch, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
           FROM epoch WHERE marketplace_id = $1`,
          [guildhall.personas.reviewer.marketplace],
        );
        if (!rows[0]) throw new Error('the marketplace has no epoch');
        return rows[0];
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
