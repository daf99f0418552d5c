import { join } from 'node:path';
import { systemSession } from '@guildhall/authz';
import { installation } from '@guildhall/installation';
import type { Bus, Envelope } from '@guildhall/messaging';
import {
  generateKey,
  openSealer,
  openSigner,
  openUnitOfWork,
  openVerifier,
  openPool,
} from '@guildhall/service-runtime';
import { createTestDatabase } from '@guildhall/testing';
import { pino } from 'pino';

const MIGRATIONS = join(import.meta.dirname, '../../../../services/installation/prisma/migrations');
const HANDLERS = new Map(installation.events.map((handler) => [handler.name, handler]));

/** What installation keeps of others. Instants of its own are left out: two tellings happen at two times. */
const KEPT = [
  ...['publisher', 'plugin', 'version', 'channel'].map((table) => `SELECT '${table}' AS t, * FROM ${table}`),
  `SELECT 'restriction' AS t, * FROM restriction WHERE valid_to IS NULL`,
  `SELECT 'feed' AS t, marketplace_id, feed_seq FROM epoch`,
  `SELECT 'ahead' AS t, * FROM feed_ahead`,
];

/** How an event reaches its hearer: by a queue, where it counts once, or read from its owner, where it counts always. */
export type Way = 'delivered' | 'read again';

/** Installation's own handlers over a database of their own. */
export async function openHearer() {
  const database = await createTestDatabase('installation', MIGRATIONS);
  const own = await generateKey('installation');
  const bus: Bus = {
    publish: () => Promise.resolve(),
    subscribe: () => Promise.resolve(),
    healthy: () => true,
    close: () => Promise.resolve(),
  };
  const nobody = () => Promise.reject(new Error('nobody is asked'));
  const ground = {
    bus,
    signer: await openSigner(own.privateKey),
    sealer: openSealer(own.privateKey, { keys: [own.publicKey] }),
    verifier: openVerifier({ keys: [own.publicKey] }),
    peers: { get: nobody, post: nobody },
    actorSecret: new TextEncoder().encode('an actor secret of the tests only'),
    log: pino({ level: 'silent' }),
  };
  const units = openUnitOfWork({
    ...{ service: installation.name, bus },
    database: installation.openDatabase(database.app),
    contextOf: (unit) => installation.contextOf(unit, ground),
  });
  const admin = openPool({ connectionString: database.admin, max: 1 }, () => undefined);

  return {
    async hear(marketplaceId: string, event: Envelope, way: Way): Promise<void> {
      const handler = HANDLERS.get(event.name);
      await units.run(systemSession(marketplaceId, 'test'), async (ctx) => {
        if (way === 'read again') await handler?.project(ctx, event);
        else if (await ctx.inbox.accept(event.id)) await handler?.handle(ctx, event);
      });
    },
    /** Everything it keeps of one marketplace, in an order of its own. */
    async kept(marketplaceId: string): Promise<string[]> {
      const read = KEPT.map(async (sql) => {
        const { rows } = await admin.query<{ row: string }>(
          `SELECT (to_jsonb(k) - ARRAY['marketplace_id', 'valid_from', 'valid_to'])::text AS row
           FROM (${sql}) k WHERE marketplace_id = $1 ORDER BY 1`,
          [marketplaceId],
        );
        return rows.map(({ row }) => row);
      });
      return (await Promise.all(read)).flat();
    },
    names: [...HANDLERS.keys()],
    async close() {
      await admin.end();
      await units.close();
      await database.drop();
    },
  };
}
