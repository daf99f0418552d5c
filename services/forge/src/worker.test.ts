import { createHash } from 'node:crypto';
import { migrateQueues } from '@guildhall/messaging';
import * as contract from '@guildhall/schema';
import { surfacePublished, versionChanged } from '@guildhall/schema';
import { generateKey, startWorker } from '@guildhall/service-runtime';
import { until } from '@guildhall/testing';
import { openInspector } from './inspection/inspector.ts';
import { forgeWith } from './service.ts';
import { packExample } from './testing/examples.ts';
import { aForge, type TestForge } from './testing/harness.ts';
import { mara, system } from './testing/sessions.ts';
import { aVersion } from './testing/states.ts';
import { crmSurface } from './testing/surface.ts';

/** What a warm worker may take from hearing of a version to telling its facts, on a busy machine. */
const SOON_MS = 15_000;

const inspector = openInspector();
let forge: TestForge;
let worker: { close(): Promise<void> };

beforeAll(async () => {
  forge = await aForge();
  const { app, courier, admin } = forge.database;
  await migrateQueues(admin);
  const own = await generateKey('forge');
  worker = await startWorker(forgeWith(inspector), {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: app,
    courierDatabaseUrl: courier,
    queueUrl: admin,
    busUrl: admin,
    signingKey: own.privateKey,
    trustedKeys: { keys: [own.publicKey] },
    peers: {},
    actorSecret: 'x'.repeat(32),
    logLevel: 'silent',
  });
});
afterAll(async () => {
  await worker.close();
  await inspector.close();
  await forge.close();
});

describe('a worker', () => {
  it('hears of a submitted version, does its tasks and tells what it saw', async () => {
    const archive = await packExample('quick-actions');
    const sourceDigest = createHash('sha256').update(archive).digest('hex');
    await forge.run(mara, (ctx) => ctx.artifacts.put(sourceDigest, archive, ctx.now));
    await forge.hear(surfacePublished, crmSurface);

    await forge.run(system, async (ctx) => {
      const version = aVersion({ sourceDigest, pluginName: 'orchard.quick-actions' });
      const toForge = { ...versionChanged, consumers: ['forge'] };
      await ctx.outbox.publish(toForge, { type: 'version', id: version.id, rev: version.rev }, version);
    });

    await until(
      'the run concludes',
      async () => (await forge.told('forge.run.concluded')).length > 0,
      SOON_MS,
    );
    expect(await forge.told('forge.run.started')).toHaveLength(1);
    expect(await forge.told('forge.run.concluded')).toMatchObject([{ outcome: 'CONCLUDED' }]);
    await until(
      'its tasks are acknowledged',
      async () =>
        (await forge.rows(`SELECT id FROM outbox WHERE queue LIKE 'forge-%' AND handled_at IS NULL`))
          .length === 0,
    );
    expect(await forge.rows('SELECT id FROM dead_letter')).toEqual([]);
  });

  it('knows every event that is addressed to forge', () => {
    const heard = forge.service.events.map(({ name }) => name);
    const addressed = Object.values(contract).flatMap((word) =>
      typeof word === 'object' && 'consumers' in word && word.consumers.includes('forge') ? [word.name] : [],
    );
    expect(addressed.length).toBeGreaterThan(4);
    expect(heard.toSorted()).toEqual(addressed.toSorted());
  });
});
