import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openDevIdentity } from '@guildhall/dev-identity';
import { birthOf, findRedis, startRedis } from '@guildhall/embedded';
import { exampleSurface } from '@guildhall/example-host';
import { temporaryFolder } from '@guildhall/testing';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { explainFailure } from './explain-failure.ts';
import { startGuildhall, type Guildhall } from './guildhall.ts';
import { reset } from './reset.ts';
import { keyOf, loadSecrets } from './secrets.ts';
import { openClient } from './seed/client.ts';
import { seedSurface } from './seed/seed-surface.ts';
import { claimFolder } from './single-start.ts';

const options = { port: 0, exampleHostPort: 0, processes: 'one', logLevel: 'silent' } as const;

describe('a fresh start with jobs on PostgreSQL', () => {
  it('opens two marketplaces, keeps them, and opens the same ones again', async () => {
    const dataFolder = temporaryFolder();
    const first = await startGuildhall({ ...options, dataFolder, queues: 'postgres' });
    const { publisher, otherOwner } = first.personas;
    await first.close();
    const second = await startGuildhall({ ...options, dataFolder, queues: 'postgres' });

    await seedsSurfacesByWhatTheySay(second, dataFolder);
    expect(second.personas.publisher.marketplace).toBe(publisher.marketplace);
    expect(otherOwner.marketplace).not.toBe(publisher.marketplace);
    await expect(viewer(second.graphql, second.personas.reviewer.token)).resolves.toContain('case:decide');
    await second.close();

    await reset(dataFolder);
    expect(readdirSync(dataFolder)).toEqual([]);
    const third = await startGuildhall({ ...options, dataFolder, queues: 'postgres' });
    expect(third.personas.publisher.marketplace).not.toBe(publisher.marketplace);
    await third.close();
  }, 90_000);
});

const onRedis = findRedis() ? describe : describe.skip;

onRedis('a Redis that a killed process left behind', () => {
  it('is ended before another one opens the same data, and what it held is still there', async () => {
    const folder = temporaryFolder();
    const left = await startRedis(folder);
    await withRedis(left.url, (redis) => redis.set('kept', 'yes'));

    const next = await startRedis(folder);

    await expect(withRedis(left.url, (redis) => redis.ping())).rejects.toThrow();
    await expect(withRedis(next.url, (redis) => redis.get('kept'))).resolves.toBe('yes');
    await next.stop();
  }, 20_000);
});

describe('a start that cannot go well says why in one sentence', () => {
  it('when a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;

    const started = startGuildhall({ ...options, port, dataFolder: temporaryFolder(), queues: 'postgres' });

    const failure: unknown = await started.catch((error: unknown) => error);
    expect(explainFailure(failure, { dataFolder: 'd' })).toContain(`Port ${port} is taken`);
    server.close();
  });

  it('when another one is running, and takes over from one that was killed', async () => {
    const folder = temporaryFolder();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const pid = other.pid ?? 0;
    const running = { pid, birth: birthOf(pid), gateway: 'http://127.0.0.1:1' };
    writeFileSync(join(folder, 'running.json'), JSON.stringify(running));

    const whileRunning = claimFolder(folder);
    other.kill('SIGKILL');
    await once(other, 'exit');

    expect(whileRunning).toEqual({ takenBy: running });
    expect(claimFolder(folder)).toHaveProperty('release');
  });

  it('but not when only its process id lives on, in another program', async () => {
    const folder = temporaryFolder();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const running = { pid: other.pid, birth: 'another boot/1', gateway: null };
    writeFileSync(join(folder, 'running.json'), JSON.stringify(running));

    expect(claimFolder(folder)).toHaveProperty('release');
    other.kill('SIGKILL');
    await once(other, 'exit');
  });
});

/** Data of another Guildhall gets this one's surface, or keeps its own where that is newer. */
async function seedsSurfacesByWhatTheySay({ gateway, personas }: Guildhall, folder: string): Promise<void> {
  const identity = await openDevIdentity(keyOf(await loadSecrets(folder), 'dev-identity'));
  const said: string[] = [];
  const offer = async (version: string): Promise<string> => {
    const surface = { ...exampleSurface, version };
    const plan = {
      marketplaceId: personas.owner.marketplace,
      owner: 'owner',
      hostKey: 'fernhill-crm',
      surface,
    };
    await seedSurface(gateway, identity, { ...plan, owner: 'owner' }, (line) => said.push(line));
    const shape = z.object({ hosts: z.tuple([z.object({ surface: z.object({ version: z.string() }) })]) });
    const client = openClient(gateway, personas.owner.token);
    return (await client.ask('{ hosts { surface { version } } }', {}, shape)).hosts[0].surface.version;
  };

  const { version } = exampleSurface;
  expect(await offer(version)).toBe(version);
  expect(await offer('98.0.0')).toBe('98.0.0');
  expect(await offer('98.0.0')).toBe('98.0.0');
  expect(said).toEqual([]);
  expect(await offer('97.0.0')).toBe('98.0.0');
  expect(said).toEqual([expect.stringContaining('The surface in use has version 98.0.0')]);
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

async function viewer(graphql: string, token: string): Promise<string> {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { permissions } }' }),
  });
  return response.text();
}
